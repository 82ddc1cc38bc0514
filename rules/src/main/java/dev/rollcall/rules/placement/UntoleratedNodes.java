package dev.rollcall.rules.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.NodeGroup;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that a DaemonSet selects and that a taint puts off.
 *
 * @param taint the first such taint of the nodes
 * @param others the further taints that some of them have and that are not tolerated either
 */
record UntoleratedNodes(Taint taint, List<Node> nodes, List<Taint> others) {

  UntoleratedNodes {
    nodes = List.copyOf(nodes);
    others = List.copyOf(others);
  }

  UntoleratedNodes(Taint taint, List<Node> nodes) {
    this(taint, nodes, List.of());
  }

  /** Returns the taints that put pods of the DaemonSet off, in the order of the nodes. */
  static List<UntoleratedNodes> of(Placement placement) {
    Map<String, List<Node>> nodes = new LinkedHashMap<>();
    Map<String, Taint> taints = new LinkedHashMap<>();
    Map<String, Map<String, Taint>> others = new LinkedHashMap<>();
    for (NodeGroup group : placement.groups()) {
      UnfitReason reason = group.verdict().reason();
      if (reason == null || reason.taint() == null) {
        continue;
      }
      String text = reason.taint().toString();
      taints.putIfAbsent(text, reason.taint());
      nodes.computeIfAbsent(text, key -> new ArrayList<>()).addAll(group.nodes());
      Map<String, Taint> more = others.computeIfAbsent(text, key -> new LinkedHashMap<>());
      for (Taint other : reason.taints()) {
        if (!other.toString().equals(text)) {
          more.putIfAbsent(other.toString(), other);
        }
      }
    }
    List<UntoleratedNodes> all = new ArrayList<>();
    for (Map.Entry<String, Taint> entry : taints.entrySet()) {
      String text = entry.getKey();
      all.add(
          new UntoleratedNodes(
              entry.getValue(),
              nodes.getOrDefault(text, List.of()),
              List.copyOf(others.getOrDefault(text, Map.of()).values())));
    }
    return all;
  }

  /** Returns whether the taint sets the control plane apart. */
  boolean isControlPlane() {
    String key = taint.key().get();
    return key.equals(KnownTaint.CONTROL_PLANE) || key.equals(KnownTaint.MASTER);
  }

  /** Returns whether the taint comes and goes by itself, or is on nodes that run no daemon pods. */
  boolean isPassing() {
    String key = taint.key().get();
    return key.startsWith("node.kubernetes.io/")
        || key.startsWith("node.cloudprovider.kubernetes.io/")
        || key.startsWith("virtual-kubelet.io/")
        || key.startsWith("karpenter.sh/")
        || key.endsWith("/agent-not-ready")
        || key.equals("eks.amazonaws.com/compute-type")
        || key.equals("ToBeDeletedByClusterAutoscaler");
  }

  /** Returns the toleration that covers just one taint, ready to paste. */
  private static String toleration(Taint taint) {
    String key = "{key: " + taint.key().get();
    String value = taint.value().get();
    return key
        + (value.isEmpty() ? ", operator: Exists" : ", value: \"" + value + "\"")
        + ", effect: "
        + taint.effect().get()
        + "}";
  }

  /** Offers all tolerations that it takes, and writes them where there are tolerations already. */
  void offer(PodSpec pod, FindingBuilder report) {
    report.note("to tolerate it: " + toleration(taint));
    for (Taint other : others) {
      report.note("and the taint \"%s\" as well: %s".formatted(other, toleration(other)));
    }
    List<Toleration> written = pod.tolerations();
    // With one of several taints tolerated the pod is as far away as before.
    if (!written.isEmpty() && others.isEmpty()) {
      FieldLocation last = written.get(written.size() - 1).place();
      report.fix(
          false,
          "tolerate the taint \"" + taint.key().get() + "\" as well",
          YamlEdits.insertAfter(last, "", toleration(taint)));
    }
  }

  /** Returns where the tolerations of a pod stand, or would stand. */
  static FieldLocation place(PodSpec pod) {
    if (pod.tolerations().isEmpty()) {
      return pod.place();
    }
    FieldLocation list = pod.tolerations().get(0).place().parent();
    return list == null ? pod.place() : list;
  }
}
