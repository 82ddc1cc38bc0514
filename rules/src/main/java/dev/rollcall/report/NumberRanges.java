package dev.rollcall.report;

import java.util.List;

/** Writes numbers briefly: those that follow one another as the first and the last of them. */
public final class NumberRanges {

  private NumberRanges() {}

  /** Returns ascending numbers as in {@code 0-4 7 9-10}. */
  public static String of(List<Integer> numbers) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < numbers.size()) {
      int first = numbers.get(i);
      int last = first;
      while (i + 1 < numbers.size() && numbers.get(i + 1) == last + 1) {
        last++;
        i++;
      }
      i++;
      out.append(out.isEmpty() ? "" : " ").append(first);
      if (last > first) {
        out.append('-').append(last);
      }
    }
    return out.toString();
  }
}
