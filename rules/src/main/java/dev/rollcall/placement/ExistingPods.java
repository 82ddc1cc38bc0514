package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.DaemonSetStatus;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.NodeSelectorTerm;
import dev.rollcall.model.Pod;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pods that the input holds: which DaemonSet each belongs to, and which belong to none. */
final class ExistingPods {

  private static final Comparator<Pod> OLDEST_FIRST =
      (one, other) -> one.meta().created().get().compareTo(other.meta().created().get());

  private final Map<DaemonSet, List<Pod>> owned = new IdentityHashMap<>();
  private final List<Pod> others = new ArrayList<>();
  private final Set<String> namespaces = new HashSet<>();
  private boolean dump;

  ExistingPods(Inventory inventory) {
    Map<String, List<DaemonSet>> byNamespace = new HashMap<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      dump |= daemonSet.status().isGiven();
      if (!inventory.pods().isEmpty()) {
        byNamespace.computeIfAbsent(daemonSet.namespace(), n -> new ArrayList<>()).add(daemonSet);
      }
    }
    for (Pod pod : inventory.pods()) {
      namespaces.add(pod.namespace());
      DaemonSet owner = ownerOf(pod, byNamespace.getOrDefault(pod.namespace(), List.of()));
      if (owner == null) {
        others.add(pod);
      } else {
        owned.computeIfAbsent(owner, o -> new ArrayList<>()).add(pod);
        dump = true;
      }
    }
    owned.values().forEach(pods -> pods.sort(OLDEST_FIRST));
  }

  /** Mirrors PodControllerRefManager: a pod without a controller is adopted by who selects it. */
  private static @Nullable DaemonSet ownerOf(Pod pod, List<DaemonSet> candidates) {
    String kind = pod.ownerKind().get();
    if (!kind.isEmpty() && !kind.equals("DaemonSet")) {
      return null;
    }
    for (DaemonSet daemonSet : candidates) {
      boolean named = kind.isEmpty() || pod.ownerName().get().equals(daemonSet.name());
      boolean selected =
          !daemonSet.selector().isEmpty() && daemonSet.selector().matches(pod.meta().labels());
      if (named && selected && !(kind.isEmpty() && pod.terminating())) {
        return daemonSet;
      }
    }
    return null;
  }

  /** Returns whether the input shows a cluster at work rather than only what is to be applied. */
  boolean isDump() {
    return dump;
  }

  /**
   * Returns whether the input can tell which pods a DaemonSet has. A dump may lack all pods, or
   * those of a namespace, of which the status then counts some.
   */
  boolean areKnown(DaemonSet daemonSet) {
    DaemonSetStatus status = daemonSet.status();
    boolean counted = status.isGiven() && status.current().get() + status.misscheduled().get() > 0;
    return counted ? namespaces.contains(daemonSet.namespace()) : !namespaces.isEmpty();
  }

  /** Returns the pods of the DaemonSet, the oldest first. */
  List<Pod> of(DaemonSet daemonSet) {
    return owned.isEmpty() ? List.of() : owned.getOrDefault(daemonSet, List.of());
  }

  /** Returns what there is to tell of the pods of a DaemonSet of which the input is no dump. */
  ObservedPods none() {
    return ObservedPods.none(!namespaces.isEmpty());
  }

  /** Returns the pods of no DaemonSet of the input. */
  List<Pod> others() {
    return others;
  }

  /** Mirrors GetTargetNodeName: the node of a pod, or the one that its affinity names. */
  static String target(PodSpec pod) {
    if (!pod.nodeName().get().isEmpty()) {
      return pod.nodeName().get();
    }
    for (NodeSelectorTerm term : pod.nodeAffinity().terms()) {
      for (Requirement requirement : term.matchFields()) {
        boolean byName = requirement.key().get().equals("metadata.name");
        if (byName && requirement.values().size() == 1) {
          return requirement.values().get(0).get();
        }
      }
    }
    return "";
  }
}
