package dev.rollcall.rules;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.LabelSelector;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.PodTemplate;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Workload;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Flags DaemonSets whose selector matches the pods that another workload of the namespace makes.
 */
public final class OverlappingSelectors implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "overlapping-selectors",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "selector that matches the pods of another workload as well")
          .foundBy("overlapping selectors", "adopted by another controller");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Inventory inventory = context.cluster().inventory();
    Map<String, List<Other>> groups = new HashMap<>();
    // Backwards, so that each DaemonSet meets those after it: one finding for each pair.
    for (Workload other : inventory.workloads()) {
      join(groups, new Other(other, other.selector(), other.template()), context);
    }
    List<DaemonSet> daemonSets = inventory.daemonSets();
    for (int i = daemonSets.size() - 1; i >= 0; i--) {
      DaemonSet daemonSet = daemonSets.get(i);
      List<Overlap> overlaps = new ArrayList<>(0);
      for (Other other : groups.getOrDefault(Neighbours.group(daemonSet, context), List.of())) {
        compare(daemonSet, other, overlaps);
      }
      report(daemonSet, overlaps, context);
      join(groups, new Other(daemonSet, daemonSet.selector(), daemonSet.template()), context);
    }
  }

  private static void join(Map<String, List<Other>> groups, Other other, RuleContext context) {
    String group = Neighbours.group(other.object(), context);
    groups.computeIfAbsent(group, name -> new ArrayList<>()).add(0, other);
  }

  private static void compare(DaemonSet daemonSet, Other other, List<Overlap> overlaps) {
    if (daemonSet.selector().isEmpty()) {
      return; // refused
    }
    StringMap labels = other.template().meta().labels();
    LabelSelector selector = other.selector();
    if (daemonSet.selector().matches(labels)) {
      overlaps.add(new Overlap(other.object(), labels.place(), "labels that it matches"));
    } else if (!selector.isEmpty() && selector.matches(daemonSet.template().meta().labels())) {
      overlaps.add(
          new Overlap(other.object(), selector.place(), "selector that matches these pods"));
    }
  }

  private static void report(DaemonSet daemonSet, List<Overlap> overlaps, RuleContext context) {
    if (overlaps.isEmpty()) {
      return;
    }
    Manifest first = overlaps.get(0).other();
    int more = overlaps.size() - 1;
    Report report =
        context.report(
            daemonSet.selector().place(),
            "selector and labels do not tell the pods from those of %s%s: who lists or deletes pods by them meets both, and each controller adopts orphans of the other; add a label that tells them apart"
                .formatted(name(first), more == 0 ? "" : " and %d more".formatted(more)));
    for (Overlap overlap : overlaps) {
      report.note(overlap.place(), "%s of %s".formatted(overlap.what(), name(overlap.other())));
    }
  }

  private static String name(Manifest other) {
    return other.origin().object().kind() + " \"" + other.name() + "\"";
  }

  /** Another workload of the input, whatever its kind. */
  private record Other(Manifest object, LabelSelector selector, PodTemplate template) {}

  /** Where another workload meets this one. */
  private record Overlap(Manifest other, Place place, String what) {}
}
