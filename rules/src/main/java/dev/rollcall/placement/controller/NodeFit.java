package dev.rollcall.placement.controller;

import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;

/** Whether the scheduler may put a pod of any workload on a node, resources and ports aside. */
public enum NodeFit {
  YES,
  NO,
  /** It depends on a label of which nothing is known. */
  UNKNOWN;

  /** Mirrors NodeName, NodeUnschedulable, TaintToleration and NodeAffinity. */
  public static NodeFit of(PodSpec pod, Node node, KnownLabels known) {
    String wanted = pod.nodeName().get();
    if (!wanted.isEmpty()) {
      return wanted.equals(node.name()) ? YES : NO;
    }
    boolean cordoned =
        node.unschedulable().get()
            && !pod.tolerates("node.kubernetes.io/unschedulable", "", "NoSchedule");
    if (cordoned || !toleratesAll(pod, node)) {
      return NO;
    }
    NodeAffinityFilter filter =
        new NodeAffinityFilter(node, node.partial() ? KnownLabels.PARTIAL : known);
    if (filter.check(pod) != null) {
      return NO;
    }
    return filter.isUnsure() ? UNKNOWN : YES;
  }

  private static boolean toleratesAll(PodSpec pod, Node node) {
    for (Taint taint : node.taints()) {
      String effect = taint.effect().get();
      boolean keepsAway = effect.equals("NoSchedule") || effect.equals("NoExecute");
      if (keepsAway && !isTolerated(pod, taint)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTolerated(PodSpec pod, Taint taint) {
    for (Toleration toleration : pod.tolerations()) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return false;
  }
}
