package dev.rollcall.placement;

import dev.rollcall.model.Taint;
import org.jspecify.annotations.Nullable;

/**
 * Why a node does not get a pod.
 *
 * @param filter the check of the controller or the plugin of the scheduler that says no, for
 *     example {@code TaintToleration}
 * @param message in the style of a finding's message
 * @param taint the taint that is not tolerated, where it is that
 * @param label the label that the node would need, written {@code key=value}, where one label is
 *     all that is asked for
 */
public record Reason(String filter, String message, @Nullable Taint taint, @Nullable String label) {

  static Reason untolerated(Taint taint) {
    return new Reason("TaintToleration", "untolerated taint " + taint, taint, null);
  }

  static Reason otherNode(String pinned) {
    return new Reason("NodeName", "the pods are pinned to node \"" + pinned + "\"", null, null);
  }

  static Reason affinity(String message, @Nullable String label) {
    return new Reason("NodeAffinity", message, null, label);
  }
}
