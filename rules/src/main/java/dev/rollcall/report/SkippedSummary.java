package dev.rollcall.report;

import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.text.Plural;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells in one line how much of the input was not looked at, or not whole, by reason. */
public final class SkippedSummary {

  private SkippedSummary() {}

  /** Returns the line, or an empty text if everything was looked at. */
  public static String of(List<SkippedInput> skipped) {
    Map<String, Integer> counts = new TreeMap<>();
    for (SkippedInput one : skipped) {
      counts.merge(one.reason(), one.count(), Integer::sum);
    }
    Integer accepted = counts.remove(SkippedInput.TAKEN_AS_ACCEPTED);
    StringBuilder out = new StringBuilder();
    counts.forEach(
        (reason, count) ->
            out.append(out.isEmpty() ? "not looked at: " : ", ")
                .append(Plural.count(count, reason.replace('-', ' '))));
    if (accepted != null) {
      out.append(out.isEmpty() ? "" : "; ")
          .append(Plural.count(accepted, "object"))
          .append(" printed by a server, and so taken as accepted");
    }
    return out.toString();
  }
}
