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
 * @param totals how many findings there are
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
    int policies,
    FindingTotals totals) {

  public RunResult {
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
  }

  /** Returns whether a rule ended in an exception, so that what it looks for is unknown. */
  public boolean crashed() {
    return tellsOf("rule-crash");
  }

  /** Returns whether there are findings of a rule. */
  public boolean tellsOf(String rule) {
    return totals.areOf(rule);
  }

  /** Returns the same run with other findings. */
  public RunResult withFindings(List<Finding> others, int nowSuppressed) {
    return new RunResult(
        versions,
        cluster,
        others,
        files,
        objects,
        nowSuppressed,
        skipped,
        unreadable,
        policies,
        FindingTotals.of(others));
  }

  /** Returns the same run, of which something else was not looked at. */
  public RunResult withSkipped(List<SkippedInput> others) {
    return new RunResult(
        versions,
        cluster,
        findings,
        files,
        objects,
        suppressed,
        others,
        unreadable,
        policies,
        totals);
  }

  /** Returns the same run, of which the findings are for several minors. */
  public RunResult forAll(VersionRange range) {
    return new RunResult(
        range,
        cluster,
        findings,
        files,
        objects,
        suppressed,
        skipped,
        unreadable,
        policies,
        totals);
  }

  public int count(Severity severity) {
    return totals.of(severity);
  }

  /** Returns the number of findings that are at least as bad. */
  public int countFrom(Severity severity) {
    int count = 0;
    for (Severity each : Severity.values()) {
      count += each.atLeast(severity) ? totals.of(each) : 0;
    }
    return count;
  }
}
