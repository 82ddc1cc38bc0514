package dev.rollcall.placement.controller;

import dev.rollcall.model.Taint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a node does not get a pod.
 *
 * @param filter the check of the controller or the plugin of the scheduler that says no, for
 *     example {@code TaintToleration}
 * @param message in the style of a finding's message
 * @param taints the taints that are not tolerated, the one that decides first
 * @param requirement what the pods want of any node, without a word of this one; empty if the
 *     message says no more than that
 * @param label the label that the node would need, written {@code key=value}, where one label is
 *     all that is asked for
 */
public record UnfitReason(
    String filter, String message, List<Taint> taints, String requirement, @Nullable String label) {

  public UnfitReason {
    taints = List.copyOf(taints);
  }

  /** Returns the taint that decides, null if it is something else. */
  public @Nullable Taint taint() {
    return taints.isEmpty() ? null : taints.get(0);
  }

  public static UnfitReason untolerated(List<Taint> taints) {
    StringBuilder message = new StringBuilder("untolerated taint");
    message.append(taints.size() == 1 ? " " : "s ");
    for (int i = 0; i < taints.size(); i++) {
      message.append(i == 0 ? "" : ", ").append(taints.get(i));
    }
    return new UnfitReason("TaintToleration", message.toString(), taints, "", null);
  }

  static UnfitReason otherNode(String pinned) {
    String message = "the pods are pinned to node \"" + pinned + "\"";
    return new UnfitReason("NodeName", message, List.of(), "", null);
  }

  static UnfitReason partialNode() {
    String message =
        "unknown: the node is given in part, without a status or a label of its kubelet, and may"
            + " have the labels that are asked for";
    return new UnfitReason("NodeAffinity", message, List.of(), "", null);
  }

  static UnfitReason affinity(String has, String demand, @Nullable String label) {
    String message = has.isEmpty() ? demand : has + ", " + demand;
    return new UnfitReason("NodeAffinity", message, List.of(), has.isEmpty() ? "" : demand, label);
  }
}
