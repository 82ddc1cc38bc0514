package dev.rollcall.rules.practice;

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
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Flags DaemonSets whose selector matches the pods that another workload of the namespace makes.
 */
final class OverlappingSelectors implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "overlapping-selectors",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "selector that matches the pods of another workload as well")
          .searchTerms("overlapping selectors", "adopted by another controller");

  private static final int MAX_NAMED = 8;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Inventory inventory = context.cluster().inventory();
    Map<String, SelectorIndex<Other>> groups = new HashMap<>();
    List<DaemonSet> daemonSets = new ArrayList<>();
    List<Manifest> all = new ArrayList<>(inventory.workloads());
    all.addAll(inventory.daemonSets());
    for (Manifest object : AppliedTogether.withOthersInCluster(all, context)) {
      if (object instanceof Workload other) {
        join(groups, new Other(other, other.selector(), other.template()), context);
      } else if (object instanceof DaemonSet daemonSet) {
        daemonSets.add(daemonSet);
      }
    }
    // Backwards, so that each DaemonSet meets those after it: one finding for each pair.
    for (int i = daemonSets.size() - 1; i >= 0; i--) {
      DaemonSet daemonSet = daemonSets.get(i);
      SelectorIndex<Other> group = groups.get(AppliedTogether.clusterGroup(daemonSet, context));
      if (group != null) {
        report(daemonSet, overlaps(daemonSet, group), context);
      }
      join(groups, new Other(daemonSet, daemonSet.selector(), daemonSet.template()), context);
    }
  }

  private static void join(
      Map<String, SelectorIndex<Other>> groups, Other other, RuleContext context) {
    String group = AppliedTogether.clusterGroup(other.object(), context);
    groups
        .computeIfAbsent(group, name -> new SelectorIndex<>())
        .add(other, other.template().meta().labels(), other.selector());
  }

  private static List<Overlap> overlaps(DaemonSet daemonSet, SelectorIndex<Other> group) {
    List<Overlap> overlaps = new ArrayList<>(0);
    Set<Manifest> seen = new HashSet<>();
    group.visit(
        daemonSet.template().meta().labels(),
        daemonSet.selector(),
        other -> {
          if (seen.add(other.object())) {
            compare(daemonSet, other, overlaps);
          }
          // Who reads of so many mends the cause, not each pair.
          return overlaps.size() < MAX_NAMED;
        });
    overlaps.sort(Comparator.comparing(overlap -> overlap.place().location()));
    return overlaps;
  }

  private static void compare(DaemonSet daemonSet, Other other, List<Overlap> overlaps) {
    if (daemonSet.selector().isEmpty() || isSame(daemonSet, other.object())) {
      return; // refused, or told by duplicate-object
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

  private static boolean isSame(DaemonSet one, Manifest other) {
    return other instanceof DaemonSet
        && one.name().equals(other.name())
        && one.namespace().equals(other.namespace());
  }

  private static void report(DaemonSet daemonSet, List<Overlap> overlaps, RuleContext context) {
    if (overlaps.isEmpty()) {
      return;
    }
    Manifest first = overlaps.get(0).other();
    int more = overlaps.size() - 1;
    FindingBuilder report =
        context.report(
            daemonSet.selector().place(),
            "selector and labels do not tell the pods from those of %s%s: who lists or deletes pods by them meets both, and each controller adopts orphans of the other; add a label that tells them apart"
                .formatted(
                    name(first),
                    more == 0
                        ? ""
                        : more + 1 < MAX_NAMED
                            ? " and %s more".formatted(more)
                            : " and many more"));
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
  private record Overlap(Manifest other, FieldLocation place, String what) {}
}
