package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.List;

/** What holds pods back until something outside of Kubernetes lets them go on. */
public final class Gates {

  private Gates() {}

  /** Returns the scheduling gates; a template gives each of them to every pod anew. */
  public static List<PodObstacle> scheduling(DaemonSet daemonSet) {
    List<PodObstacle> found = new ArrayList<>(0);
    for (Value<String> gate : daemonSet.pod().schedulingGates()) {
      found.add(
          new PodObstacle(
              PodStage.PENDING,
              gate.place(),
              "every pod waits for scheduling gate \"%s\" to be removed, and nothing in the input removes it; remove it from the template"
                  .formatted(gate.get())));
    }
    return found;
  }

  /**
   * Returns the readiness gates whose conditions somebody has to set: the kubelet sets only its
   * own. One that a pod of the DaemonSet already fulfils is set.
   */
  public static List<Value<String>> readiness(DaemonSet daemonSet, Inventory inventory) {
    List<Value<String>> open = new ArrayList<>(0);
    for (Value<String> gate : daemonSet.pod().readinessGates()) {
      if (!isOfTheKubelet(gate.get()) && !isFulfilled(gate.get(), daemonSet, inventory)) {
        open.add(gate);
      }
    }
    return open;
  }

  private static boolean isOfTheKubelet(String condition) {
    return switch (condition) {
      case "ContainersReady", "Initialized", "PodScheduled", "PodReadyToStartContainers" -> true;
      default -> false;
    };
  }

  private static boolean isFulfilled(String condition, DaemonSet daemonSet, Inventory inventory) {
    for (Pod pod : inventory.pods()) {
      boolean own =
          pod.ownerKind().get().equals("DaemonSet")
              && pod.ownerName().get().equals(daemonSet.name())
              && pod.namespace().equals(daemonSet.namespace());
      for (Node.Condition set : own ? pod.conditions() : List.<Node.Condition>of()) {
        if (set.type().get().equals(condition) && set.status().get().equals("True")) {
          return true;
        }
      }
    }
    return false;
  }
}
