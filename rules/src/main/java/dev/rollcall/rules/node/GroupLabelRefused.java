package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.placement.nodegroup.RefusedLabel;
import dev.rollcall.placement.nodegroup.RefusedLabel.MeantFor;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Flags labels and taints of a group of nodes that never arrive on its nodes. */
final class GroupLabelRefused implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "group-label-refused",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "label or taint of a group of nodes that never arrives")
          .searchTerms(
              "unknown 'kubernetes.io' or 'k8s.io' labels specified with --node-labels",
              "is not allowed to modify labels",
              "is not allowed to modify taints");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** A label of machines is taken for one of nodes if a DaemonSet selects nodes by it. */
  private static Set<String> selected(RuleContext context) {
    Set<String> selected = new HashSet<>();
    for (DaemonSet daemonSet : context.cluster().inventory().daemonSets()) {
      selected.addAll(NodeSelectionKeys.of(daemonSet.pod()).keys());
    }
    return selected;
  }

  @Override
  public void check(RuleContext context) {
    if (context.cluster().groups().isEmpty()) {
      return;
    }
    Set<String> selected = selected(context);
    // Machines that share the defaults of their role share the place of a label.
    Map<String, List<DeclaredGroup>> byPlace = new LinkedHashMap<>();
    Map<String, RefusedLabel> labels = new HashMap<>();
    for (DeclaredGroup group : context.cluster().groups().all()) {
      for (RefusedLabel label : group.refused()) {
        if (label.meantFor() == MeantFor.NODES || selected.contains(label.key())) {
          String place = label.key() + " " + label.reason() + " " + at(label.place().location());
          byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(group);
          labels.putIfAbsent(place, label);
        }
      }
    }
    byPlace.forEach(
        (place, groups) -> {
          RefusedLabel label = Objects.requireNonNull(labels.get(place));
          boolean joins = groups.get(0).neverJoins() == null;
          context
              .report(label.place(), message(groups, label))
              .severity(joins ? Severity.WARNING : Severity.ERROR);
        });
  }

  private static String at(Location location) {
    return location.file().name() + ":" + location.span();
  }

  private static String message(List<DeclaredGroup> groups, RefusedLabel label) {
    String names = GroupNames.of(groups);
    if (label.meantFor() == MeantFor.AUTOSCALER) {
      return "\"%s\" is a hint for the cluster autoscaler and puts no label on nodes of %s, by which a DaemonSet selects: %s"
          .formatted(label.key(), names, label.reason());
    }
    if (label.meantFor() == MeantFor.MACHINES) {
      return "\"%s\" is a label of the machines of %s and not of their nodes, by which a DaemonSet selects: %s"
          .formatted(label.key(), names, label.reason());
    }
    String remedy =
        groups.get(0).neverJoins() == null
            ? "use a key of your own, or let something else label the nodes"
            : "use a key of your own, or label the nodes once they are there";
    return "\"%s\" never arrives on nodes of %s: %s; %s"
        .formatted(label.key(), names, label.reason(), remedy);
  }
}
