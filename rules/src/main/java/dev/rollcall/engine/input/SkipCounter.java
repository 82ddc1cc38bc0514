package dev.rollcall.engine.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what of a file was not looked at, by reason. */
public final class SkipCounter {

  private final Map<String, Integer> counts = new TreeMap<>();

  public void add(String reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  public void add(SkippedInput skipped) {
    counts.merge(skipped.reason(), skipped.count(), Integer::sum);
  }

  public List<SkippedInput> of(String file) {
    List<SkippedInput> skipped = new ArrayList<>();
    counts.forEach((reason, count) -> skipped.add(new SkippedInput(file, reason, count)));
    return skipped;
  }
}
