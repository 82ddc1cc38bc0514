package dev.rollcall.engine.reading;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.reading.UnrenderedMessage.Remedy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says once for a chart, or for a directory without one, that templates were not rendered. */
public final class TemplateSummary {

  /** The rule that says so. */
  public static final String RULE = "unrendered-template";

  private final Map<String, Input> inputs = new HashMap<>();
  private final ChartFiles charts = new ChartFiles();

  private TemplateSummary(List<Input> inputs) {
    inputs.forEach(input -> this.inputs.put(input.name(), input));
  }

  /** Returns findings with those about templates joined; the first template stands for all. */
  public static List<Finding> joined(List<Finding> findings, List<Input> inputs) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    List<Finding> joined = new ArrayList<>();
    TemplateSummary summary = null;
    for (Finding finding : findings) {
      if (!finding.rule().equals(RULE)) {
        joined.add(finding);
        continue;
      }
      summary = summary == null ? new TemplateSummary(inputs) : summary;
      groups.computeIfAbsent(summary.group(finding), name -> new ArrayList<>()).add(finding);
    }
    for (List<Finding> group : groups.values()) {
      joined.add(summary == null ? group.get(0) : summary.join(group));
    }
    return joined;
  }

  private @Nullable Path chartOf(Finding finding) {
    Input input = inputs.get(finding.location().file().name());
    return input == null ? null : charts.outermostChartOf(input);
  }

  private String group(Finding finding) {
    Path chart = chartOf(finding);
    String name = finding.location().file().name();
    return chart == null ? name.substring(0, Math.max(0, name.lastIndexOf('/'))) : "chart " + chart;
  }

  private Finding join(List<Finding> group) {
    Finding first = group.get(0);
    for (Finding finding : group) {
      first = finding.compareTo(first) < 0 ? finding : first;
    }
    Input input = inputs.get(first.location().file().name());
    Path chart = chartOf(first);
    String what = group.size() == 1 ? "a template" : group.size() + " templates";
    String verb = group.size() == 1 ? " was not rendered" : " were not rendered";
    if (chart == null || input == null) {
      String where = group.size() == 1 ? "" : " of this directory";
      return first.withMessage(
          new UnrenderedMessage(what + where + verb, Remedy.RENDER_FIRST, "").text());
    }
    String name = charts.nameOf(chart, input);
    return first.withMessage(
        new UnrenderedMessage(what + " of a chart" + verb, Remedy.NAME_CHART, name).text());
  }
}
