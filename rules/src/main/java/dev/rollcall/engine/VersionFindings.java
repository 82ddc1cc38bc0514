package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.engine.ruleset.Findings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins what runs over the same input for several minors found. */
public final class VersionFindings {

  /** A finding as the newest minor words it, and the minors that it holds for. */
  private record Joined(Finding finding, List<KubernetesVersion> minors) {}

  private VersionFindings() {}

  /**
   * Returns all findings, each with the minors that it holds for, and a note of them where it does
   * not hold for all.
   *
   * @param results one for each minor, the oldest first
   */
  public static RunResult join(List<RunResult> results) {
    RunResult last = results.get(results.size() - 1);
    VersionRange range =
        new VersionRange(results.get(0).versions().first(), last.versions().last());
    Map<String, Joined> joined = new LinkedHashMap<>();
    for (RunResult result : results) {
      add(result, joined);
    }
    List<Finding> findings = new ArrayList<>();
    for (Joined each : joined.values()) {
      List<String> minors = each.minors().stream().map(KubernetesVersion::toString).toList();
      findings.add(each.finding().withMinors(minors, note(each.minors(), range)));
    }
    return last.withFindings(Findings.sortedDistinct(findings), last.suppressed()).forAll(range);
  }

  private static void add(RunResult result, Map<String, Joined> joined) {
    KubernetesVersion minor = result.versions().last();
    Map<String, Integer> before = new HashMap<>();
    for (Finding finding : result.findings()) {
      String key = key(finding);
      key += "#" + before.merge(key, 1, Integer::sum);
      Joined known = joined.get(key);
      List<KubernetesVersion> minors = known == null ? new ArrayList<>() : known.minors();
      minors.add(minor);
      joined.put(key, new Joined(finding, minors));
    }
  }

  /** Messages may name the minor, so what a finding is about tells it from others. */
  private static String key(Finding finding) {
    return finding.rule()
        + " "
        + finding.location()
        + " "
        + finding.path()
        + " "
        + finding.apiReason()
        + " "
        + finding.severity();
  }

  private static @Nullable Note note(List<KubernetesVersion> minors, VersionRange range) {
    int all = range.last().minor() - range.first().minor() + 1;
    return minors.size() == all ? null : new Note("holds for Kubernetes " + words(minors), null);
  }

  /** Words minors: {@code 1.31 to 1.33 and 1.35}. */
  static String words(List<KubernetesVersion> minors) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < minors.size(); i++) {
      int start = i;
      while (i + 1 < minors.size() && minors.get(i + 1).minor() == minors.get(i).minor() + 1) {
        i++;
      }
      String first = minors.get(start).toString();
      parts.add(start == i ? first : first + (i == start + 1 ? " and " : " to ") + minors.get(i));
    }
    return String.join(", ", parts);
  }
}
