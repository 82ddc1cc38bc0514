package dev.rollcall.report;

import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.text.Plural;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells in one line how much of the input was not looked at, or not whole, by reason. */
public final class SkippedSummary {

  /** What still is one line to read; JSON has all of them. */
  private static final int MOST_CHARTS = 8;

  private static final String TERRAFORM =
      " with node groups (kubectl get nodes -o yaml prints the nodes)";

  private SkippedSummary() {}

  /** Returns the line, or an empty text if everything was looked at. */
  public static String of(List<SkippedInput> skipped) {
    Map<String, Integer> counts = new TreeMap<>();
    for (SkippedInput one : skipped) {
      counts.merge(one.reason(), one.count(), Integer::sum);
    }
    counts.remove(SkippedInput.ADMISSION_POLICY); // not judged as objects are, but asked
    String releases = releases(skipped);
    Integer accepted = counts.remove(SkippedInput.TAKEN_AS_ACCEPTED);
    StringBuilder out = new StringBuilder();
    counts.forEach(
        (reason, count) ->
            out.append(out.isEmpty() ? "not looked at: " : ", ")
                .append(Plural.count(count, name(reason)))
                .append(reason.equals(SkippedInput.CHART_RELEASE) ? releases : "")
                .append(reason.equals(SkippedInput.TERRAFORM_FILE) ? TERRAFORM : ""));
    if (accepted != null) {
      out.append(out.isEmpty() ? "" : "; ")
          .append(Plural.count(accepted, "object"))
          .append(" printed by a server, and so taken as accepted");
    }
    return out.toString();
  }

  private static String name(String reason) {
    return reason.equals(SkippedInput.TERRAFORM_FILE) ? "Terraform file" : reason.replace('-', ' ');
  }

  /** Returns the charts that were not rendered, each once. */
  private static String releases(List<SkippedInput> skipped) {
    TreeSet<String> charts = new TreeSet<>();
    skipped.forEach(one -> charts.addAll(one.names()));
    if (charts.isEmpty()) {
      return "";
    }
    List<String> shown = charts.stream().limit(MOST_CHARTS).toList();
    int more = charts.size() - shown.size();
    return " (" + String.join("; ", shown) + (more > 0 ? "; " + more + " more" : "") + ")";
  }
}
