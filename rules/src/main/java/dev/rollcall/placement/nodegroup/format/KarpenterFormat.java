package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.text.Placeholders;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Karpenter's NodePools and Provisioners, with the classes that they refer to. */
final class KarpenterFormat implements GroupFormat {

  private static final String ARCH = "kubernetes.io/arch";
  private static final String OS = "kubernetes.io/os";
  private static final String CAPACITY = "karpenter.sh/capacity-type";

  /** Keys that limit the choice of machines; nodes have them without being asked. */
  private static final List<String> WELL_KNOWN =
      List.of(
          "kubernetes.io/",
          "node.kubernetes.io/",
          "topology.kubernetes.io/",
          "karpenter.sh/",
          "karpenter.k8s.aws/",
          "karpenter.azure.com/",
          "kubernetes.azure.com/",
          "eks.amazonaws.com/",
          "topology.k8s.aws/");

  private static final List<String> FAMILIES =
      List.of("karpenter.k8s.aws/instance-family", "eks.amazonaws.com/instance-family");

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("karpenter.sh") && (kind.equals("NodePool") || kind.equals("Provisioner"));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    boolean old = document.kind().equals("Provisioner");
    FieldCursor spec = document.content().get("spec");
    FieldCursor template = old ? spec : spec.path("template", "spec");
    GroupBuilder group =
        new GroupBuilder(document.kind() + "/" + document.name(), document.place())
            .count(count(spec))
            .label(
                old ? "karpenter.sh/provisioner-name" : "karpenter.sh/nodepool",
                FactOrigin.PLATFORM,
                document.name())
            .label("karpenter.sh/registered", FactOrigin.PLATFORM, "true")
            .label("karpenter.sh/initialized", FactOrigin.PLATFORM, "true")
            .label(CAPACITY, FactOrigin.PLATFORM, "spot", "on-demand", "reserved")
            .label(ARCH, FactOrigin.PLATFORM, "amd64", "arm64")
            .label("node.kubernetes.io/instance-type", FactOrigin.PLATFORM)
            .label("topology.kubernetes.io/zone", FactOrigin.PLATFORM)
            .label("topology.kubernetes.io/region", FactOrigin.PLATFORM)
            .absent(
                new AbsentLabels(false, Set.of(), List.of("node-role.kubernetes.io/"), List.of()));
    GenericObject nodeClass = nodeClass(group, template.get("nodeClassRef"), all);
    // The labels of the template come after the requirements: nodeclaimtemplate.go.
    template.get("requirements").items().forEach(requirement -> require(group, requirement));
    KarpenterCapacity.add(group, template.get("requirements"));
    architectures(group);
    group.labels((old ? spec : spec.get("template").get("metadata")).get("labels"));
    group.taints(template.get("taints"), DeclaredTaint.Phase.LASTING);
    group.taints(template.get("startupTaints"), DeclaredTaint.Phase.STARTUP);
    group.maxPods(maxPods(template, nodeClass));
    return List.of(group.build());
  }

  /** A pool of a fixed size has replicas; others grow as pods need it. */
  private static NodeCount count(FieldCursor spec) {
    Long replicas = spec.get("replicas").integer();
    if (replicas != null) {
      return NodeCount.exactly(replicas);
    }
    String limit = spec.path("limits", "nodes").text();
    return limit != null && limit.matches("\\d{1,9}")
        ? new NodeCount(0, Long.valueOf(limit), null)
        : NodeCount.ANY;
  }

  private static @Nullable GenericObject nodeClass(
      GroupBuilder group, FieldCursor reference, GroupDocuments all) {
    String kind = reference.get("kind").stringOrEmpty();
    String name = reference.get("name").stringOrEmpty();
    if (kind.isEmpty() || name.isEmpty()) {
      return null;
    }
    String api = reference.get("group").stringOrEmpty();
    if (api.isEmpty()) {
      api = reference.get("apiVersion").stringOrEmpty().replaceFirst("/.*", "");
    }
    if (!api.isEmpty()) {
      group.label(api + "/" + kind.toLowerCase(Locale.ROOT), FactOrigin.PLATFORM, name);
    }
    GenericObject nodeClass = all.find(kind, name);
    if (api.equals("eks.amazonaws.com")) {
      group.label("eks.amazonaws.com/compute-type", FactOrigin.PLATFORM, "auto");
      group.label(OS, FactOrigin.PLATFORM, "linux");
    } else if (nodeClass != null && isWindows(nodeClass)) {
      group.label(OS, FactOrigin.DERIVED, "windows").label(ARCH, FactOrigin.DERIVED, "amd64");
    } else if (nodeClass != null) {
      group.label(OS, FactOrigin.DERIVED, "linux");
    }
    return nodeClass;
  }

  /** The system follows the family of the image: getOS of types.go. */
  private static boolean isWindows(GenericObject nodeClass) {
    List<String> families = new ArrayList<>();
    families.add(nodeClass.text("spec", "amiFamily"));
    for (FieldCursor term : nodeClass.content().path("spec", "amiSelectorTerms").items()) {
      families.add(term.get("alias").stringOrEmpty());
    }
    return families.stream()
        .anyMatch(family -> family.toLowerCase(Locale.ROOT).startsWith("windows"));
  }

  private static @Nullable Long maxPods(FieldCursor template, @Nullable GenericObject nodeClass) {
    Long own = template.path("kubelet", "maxPods").integer();
    if (own == null && nodeClass != null) {
      own = nodeClass.content().path("spec", "kubelet", "maxPods").integer();
    }
    return own;
  }

  private static void require(GroupBuilder group, FieldCursor requirement) {
    String key = requirement.get("key").stringOrEmpty();
    List<String> values = new ArrayList<>();
    for (FieldCursor value : requirement.get("values").items()) {
      String text = value.source();
      if (text != null) {
        values.add(text);
      }
    }
    if (values.stream().anyMatch(Placeholders::isUnresolved)) {
      group.label(key, List.of(), FactOrigin.STATED, requirement.place(), false);
      return;
    }
    switch (requirement.get("operator").stringOrEmpty()) {
      case "In" -> {
        if (!values.isEmpty()) {
          limit(group, key, group.limited(key, values), requirement);
        }
      }
      case "NotIn" -> exclude(group, key, values, requirement);
      case "DoesNotExist" -> group.withoutLabel(key);
      // Of a custom key Karpenter makes up a value: resolveCustomLabelsFromRequirements.
      case "Exists", "Gt", "Lt", "Gte", "Lte" -> any(group, key, requirement);
      default -> {}
    }
  }

  private static void exclude(
      GroupBuilder group, String key, List<String> values, FieldCursor requirement) {
    List<String> possible = new ArrayList<>(group.valuesOf(key));
    if (possible.isEmpty()) {
      any(group, key, requirement);
      return;
    }
    possible.removeAll(values);
    limit(group, key, possible, requirement);
  }

  /** Requirements that leave no value leave no machine. */
  private static void limit(
      GroupBuilder group, String key, List<String> possible, FieldCursor requirement) {
    if (possible.isEmpty()) {
      group.neverJoins("the requirements leave no value of " + key);
    } else {
      group.label(key, possible, FactOrigin.STATED, requirement.place(), false);
    }
  }

  /** Machine types and families tell the architectures, of which requirements choose. */
  private static void architectures(GroupBuilder group) {
    List<String> types = new ArrayList<>(group.valuesOf("node.kubernetes.io/instance-type"));
    if (types.isEmpty()) {
      for (String key : FAMILIES) {
        group.valuesOf(key).forEach(family -> types.add(family + ".large"));
      }
    }
    List<String> found = types.stream().map(InstanceTypes::architecture).distinct().toList();
    if (found.isEmpty() || found.contains("")) {
      return;
    }
    if (!group.isOf(ARCH, FactOrigin.STATED)) {
      group.label(ARCH, FactOrigin.DERIVED, found.toArray(String[]::new));
      return;
    }
    List<String> stated = new ArrayList<>(group.valuesOf(ARCH));
    if (!stated.isEmpty() && !found.containsAll(stated)) {
      stated.retainAll(found);
      if (!stated.isEmpty()) {
        group.label(ARCH, FactOrigin.DERIVED, stated.toArray(String[]::new));
      }
    }
  }

  private static void any(GroupBuilder group, String key, FieldCursor requirement) {
    boolean wellKnown = WELL_KNOWN.stream().anyMatch(key::startsWith);
    if (!wellKnown || !group.has(key)) {
      group.label(key, List.of(), FactOrigin.STATED, requirement.place(), false);
    }
  }
}
