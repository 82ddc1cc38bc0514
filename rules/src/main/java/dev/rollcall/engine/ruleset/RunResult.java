package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.placement.Cluster;
import dev.rollcall.schemas.VersionRange;
import java.util.List;

/**
 * What a run came to.
 *
 * @param versions the minors that the findings are for, mostly one
 * @param cluster all objects, and where the pods of each DaemonSet go
 * @param findings sorted, without repetition
 * @param files how many files were read
 * @param objects how many objects they hold
 * @param suppressed how many findings were ignored as the user wished
 * @param unreadable how many inputs could not be read
 * @param policies how many files with admission policies were asked
 */
public record RunResult(
    VersionRange versions,
    Cluster cluster,
    List<Finding> findings,
    int files,
    int objects,
    int suppressed,
    List<SkippedInput> skipped,
    int unreadable,
    int policies) {

  public RunResult {
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
  }

  /** Returns whether a rule ended in an exception, so that what it looks for is unknown. */
  public boolean crashed() {
    for (Finding finding : findings) {
      if (finding.rule().equals("rule-crash")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the same run with other findings. */
  public RunResult withFindings(List<Finding> others, int nowSuppressed) {
    return new RunResult(
        versions, cluster, others, files, objects, nowSuppressed, skipped, unreadable, policies);
  }

  /** Returns the same run, of which something else was not looked at. */
  public RunResult withSkipped(List<SkippedInput> others) {
    return new RunResult(
        versions, cluster, findings, files, objects, suppressed, others, unreadable, policies);
  }

  /** Returns the same run, of which the findings are for several minors. */
  public RunResult forAll(VersionRange range) {
    return new RunResult(
        range, cluster, findings, files, objects, suppressed, skipped, unreadable, policies);
  }

  public int count(Severity severity) {
    int count = 0;
    for (Finding finding : findings) {
      if (finding.severity() == severity) {
        count++;
      }
    }
    return count;
  }
}
