package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a cluster beside its objects.
 *
 * @param version the version of its API server
 * @param complete whether the input is declared to hold everything that the cluster has
 * @param refused the DaemonSets that the API server does not take, and why
 * @param refusedPods the DaemonSets of which it does not take the pods because of its policies
 */
public record ClusterFacts(
    KubernetesVersion version,
    boolean complete,
    Map<DaemonSet, List<String>> refused,
    Map<DaemonSet, List<PodRefusal>> refusedPods) {

  /** Nothing known: a version whose Pod Security Standards forbid the least. */
  public static final ClusterFacts UNKNOWN =
      new ClusterFacts(new KubernetesVersion(33), false, Map.of());

  public ClusterFacts {
    Map<DaemonSet, List<String>> copy = new IdentityHashMap<>();
    refused.forEach((daemonSet, why) -> copy.put(daemonSet, List.copyOf(why)));
    refused = Collections.unmodifiableMap(copy);
    Map<DaemonSet, List<PodRefusal>> pods = new IdentityHashMap<>();
    refusedPods.forEach((daemonSet, why) -> pods.put(daemonSet, List.copyOf(why)));
    refusedPods = Collections.unmodifiableMap(pods);
  }

  /** Creates the facts of a cluster without policies. */
  public ClusterFacts(
      KubernetesVersion version, boolean complete, Map<DaemonSet, List<String>> refused) {
    this(version, complete, refused, Map.of());
  }

  /** Returns the same cluster with DaemonSets that its API server does not take. */
  public ClusterFacts refusing(Map<DaemonSet, List<String>> daemonSets) {
    return new ClusterFacts(version, complete, daemonSets, refusedPods);
  }

  /** Returns the same cluster with DaemonSets of which its policies refuse the pods. */
  public ClusterFacts refusingPods(Map<DaemonSet, List<PodRefusal>> daemonSets) {
    return new ClusterFacts(version, complete, refused, daemonSets);
  }

  List<PodRefusal> podRefusalsOf(DaemonSet daemonSet) {
    return refusedPods.isEmpty() ? List.of() : refusedPods.getOrDefault(daemonSet, List.of());
  }

  List<String> refusalsOf(DaemonSet daemonSet) {
    return refused.isEmpty() ? List.of() : refused.getOrDefault(daemonSet, List.of());
  }
}
