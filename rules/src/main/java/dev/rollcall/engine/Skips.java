package dev.rollcall.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what of a file was not looked at, by reason. */
final class Skips {

  private final Map<String, Integer> counts = new TreeMap<>();

  void add(String reason) {
    counts.merge(reason, 1, Integer::sum);
  }

  void add(Skipped skipped) {
    counts.merge(skipped.reason(), skipped.count(), Integer::sum);
  }

  List<Skipped> of(String file) {
    List<Skipped> skipped = new ArrayList<>();
    counts.forEach((reason, count) -> skipped.add(new Skipped(file, reason, count)));
    return skipped;
  }
}
