package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.quantity.Quantity;
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

  private static final String[] LIMITS = {"limits"};
  private static final String[] LIMITS_OF_PROVISIONER = {"limits", "resources"};

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
            .count(count(spec, spec.path(old ? LIMITS_OF_PROVISIONER : LIMITS)))
            .label(
                old ? "karpenter.sh/provisioner-name" : "karpenter.sh/nodepool",
                FactOrigin.PLATFORM,
                document.name())
            .label("karpenter.sh/registered", FactOrigin.PLATFORM, "true")
            .label("karpenter.sh/initialized", FactOrigin.PLATFORM, "true")
            .label(CAPACITY, FactOrigin.PLATFORM, "on-demand", "reserved", "spot")
            .label(ARCH, FactOrigin.PLATFORM, "amd64", "arm64")
            .label("node.kubernetes.io/instance-type", FactOrigin.PLATFORM)
            .label("topology.kubernetes.io/zone", FactOrigin.PLATFORM)
            .label("topology.kubernetes.io/region", FactOrigin.PLATFORM)
            .absent(
                new AbsentLabels(false, Set.of(), List.of("node-role.kubernetes.io/"), List.of()));
    GenericObject nodeClass =
        old ? provider(group, document, all) : nodeClass(group, document, all);
    FieldCursor requirements = template.get("requirements");
    KarpenterRequirements.add(group, requirements);
    KarpenterCapacity.add(group, requirements);
    architectures(group);
    // The labels of the template come after the requirements: nodeclaimtemplate.go.
    FieldCursor labels = (old ? spec : spec.path("template", "metadata")).get("labels");
    KarpenterRequirements.labels(group, labels);
    group.taints(template.get("taints"), DeclaredTaint.Phase.LASTING);
    group.taints(template.get("startupTaints"), DeclaredTaint.Phase.STARTUP);
    group.maxPods(maxPods(template, nodeClass));
    return List.of(group.build());
  }

  /** A pool of a fixed size has replicas; others grow as pods need it, up to their limits. */
  private static NodeCount count(FieldCursor spec, FieldCursor limits) {
    String text = limits.get("nodes").text();
    Long most = text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
    Long replicas = spec.get("replicas").integer();
    if (replicas != null) {
      return NodeCount.exactly(most == null ? replicas : Math.min(most, replicas));
    }
    if (isZero(limits.get("cpu")) || isZero(limits.get("memory"))) {
      return NodeCount.NONE; // no machine is as small as that
    }
    return new NodeCount(0, most, null);
  }

  private static boolean isZero(FieldCursor limit) {
    String text = limit.text();
    Quantity amount = text == null ? null : Quantity.parse(text);
    return amount != null && amount.signum() == 0;
  }

  private static @Nullable GenericObject nodeClass(
      GroupBuilder group, GenericObject pool, GroupDocuments all) {
    FieldCursor reference = pool.content().path("spec", "template", "spec", "nodeClassRef");
    String kind = reference.get("kind").stringOrEmpty();
    String name = reference.get("name").stringOrEmpty();
    if (kind.isEmpty() || name.isEmpty()) {
      return null;
    }
    String api = reference.get("group").stringOrEmpty();
    if (api.isEmpty()) {
      api = reference.get("apiVersion").stringOrEmpty();
    }
    api = api.replaceFirst("/.*", "");
    if (!api.isEmpty()) {
      group.label(api + "/" + kind.toLowerCase(Locale.ROOT), FactOrigin.PLATFORM, name);
    }
    GenericObject nodeClass = all.find(kind, name, pool);
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

  /** Provisioners have defaults where NodePools take any machine. */
  private static @Nullable GenericObject provider(
      GroupBuilder group, GenericObject provisioner, GroupDocuments all) {
    group.label(ARCH, FactOrigin.ASSUMED, "amd64");
    String name = provisioner.text("spec", "providerRef", "name");
    GenericObject template = all.find("AWSNodeTemplate", name, provisioner);
    boolean windows = template != null && isWindows(template);
    group.label(OS, FactOrigin.ASSUMED, windows ? "windows" : "linux");
    return template;
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
    FieldCursor kubelet = template.get("kubelet");
    FieldCursor old = template.get("kubeletConfiguration"); // of a Provisioner
    Long own = (kubelet.isPresent() ? kubelet : old).get("maxPods").integer();
    if (own == null && nodeClass != null) {
      own = nodeClass.content().path("spec", "kubelet", "maxPods").integer();
    }
    if (own == null && nodeClass != null && nodeClass.kind().equals("AKSNodeClass")) {
      own = nodeClass.content().path("spec", "maxPods").integer();
    }
    return own;
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
}
