package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import java.util.ArrayList;
import java.util.List;

/**
 * The taints of a node against the tolerations of a pod, those that the controller adds included.
 */
final class TaintTolerationFilter {

  private TaintTolerationFilter() {}

  /**
   * Returns the taints that keep the pod away, those that would also remove it first; empty where
   * none does.
   */
  static List<Taint> untolerated(PodSpec pod, Node node) {
    List<Taint> untolerated = new ArrayList<>();
    for (String effect : new String[] {"NoExecute", "NoSchedule"}) {
      for (Taint taint : node.taints()) {
        if (taint.effect().get().equals(effect) && !isTolerated(pod, taint)) {
          untolerated.add(taint);
        }
      }
    }
    return untolerated;
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
