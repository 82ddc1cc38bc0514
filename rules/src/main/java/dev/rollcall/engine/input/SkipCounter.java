package dev.rollcall.engine.input;

import dev.rollcall.gitops.ChartReference;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what of a file was not looked at, by reason. */
public final class SkipCounter {

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> releases = new ArrayList<>();

  public void add(String reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  public void add(SkippedInput skipped) {
    counts.merge(skipped.reason(), skipped.count(), Integer::sum);
    releases.addAll(skipped.names());
  }

  /** Counts an object of a kind that no rule looks at; one that releases charts by these. */
  public void addUnread(ObjectId id, FieldCursor object) {
    boolean known = false;
    if (mayRelease(id.kind())) {
      for (ChartReference chart : ChartReference.of(object)) {
        add(new SkippedInput("", SkippedInput.CHART_RELEASE, 1, List.of(chart.toString())));
        known = true;
      }
    }
    if (!known) {
      add(SkippedInput.reasonOf(id.kind()));
    }
  }

  private static boolean mayRelease(String kind) {
    return kind.isEmpty()
        || kind.equals("HelmRelease")
        || kind.equals("HelmChart")
        || kind.startsWith("Application");
  }

  public List<SkippedInput> of(String file) {
    List<SkippedInput> skipped = new ArrayList<>();
    counts.forEach(
        (reason, count) ->
            skipped.add(
                reason.equals(SkippedInput.CHART_RELEASE)
                    ? new SkippedInput(file, reason, count, releases)
                    : new SkippedInput(file, reason, count)));
    return skipped;
  }
}
