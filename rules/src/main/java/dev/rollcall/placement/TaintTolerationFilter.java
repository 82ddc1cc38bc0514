package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import org.jspecify.annotations.Nullable;

/**
 * The taints of a node against the tolerations of a pod, those that the controller adds included.
 */
final class TaintTolerationFilter {

  private TaintTolerationFilter() {}

  /** Returns the first taint of the effect that keeps the pod away, null where none does. */
  static @Nullable Taint untolerated(PodSpec pod, Node node, String effect) {
    for (Taint taint : node.taints()) {
      if (taint.effect().get().equals(effect) && !isTolerated(pod, taint)) {
        return taint;
      }
    }
    return null;
  }

  static boolean isTolerated(PodSpec pod, Taint taint) {
    for (Toleration toleration : pod.tolerations()) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return DaemonTolerations.tolerate(taint, pod.host().network().get());
  }
}
