package dev.rollcall.placement.controller;

import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The taints of a node against the tolerations of a pod, those that the controller adds included.
 */
final class TaintTolerationFilter {

  /** From how many comparisons on an index is worth its making. */
  private static final int MANY = 10_000;

  private TaintTolerationFilter() {}

  /**
   * Returns the taints that keep the pod away, those that would also remove it first; empty if none
   * does.
   */
  static List<Taint> untolerated(PodSpec pod, Node node) {
    Predicate<Taint> tolerated =
        (long) pod.tolerations().size() * node.taints().size() > MANY
            ? new ByKey(pod)
            : taint -> isTolerated(pod, taint);
    List<Taint> untolerated = new ArrayList<>();
    for (String effect : new String[] {"NoExecute", "NoSchedule"}) {
      for (Taint taint : node.taints()) {
        if (taint.effect().get().equals(effect) && !tolerated.test(taint)) {
          untolerated.add(taint);
        }
      }
    }
    return untolerated;
  }

  private static boolean isTolerated(PodSpec pod, Taint taint) {
    for (Toleration toleration : pod.tolerations()) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return DaemonTolerations.tolerate(taint, pod.host().network().get());
  }

  /** The tolerations of a pod by the key of the taints that they are for. */
  private static final class ByKey implements Predicate<Taint> {

    private final boolean hostNetwork;
    private final Map<String, List<Toleration>> tolerations = new HashMap<>();

    ByKey(PodSpec pod) {
      this.hostNetwork = pod.host().network().get();
      for (Toleration toleration : pod.tolerations()) {
        tolerations
            .computeIfAbsent(toleration.key().get(), key -> new ArrayList<>())
            .add(toleration);
      }
    }

    @Override
    public boolean test(Taint taint) {
      return isTolerated(taint, taint.key().get())
          || isTolerated(taint, "")
          || DaemonTolerations.tolerate(taint, hostNetwork);
    }

    private boolean isTolerated(Taint taint, String key) {
      for (Toleration toleration : tolerations.getOrDefault(key, List.of())) {
        if (toleration.tolerates(taint)) {
          return true;
        }
      }
      return false;
    }
  }
}
