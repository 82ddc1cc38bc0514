package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
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
 */
public record ClusterFacts(
    KubernetesVersion version, boolean complete, Map<DaemonSet, List<String>> refused) {

  /** Nothing known: a version whose Pod Security Standards forbid the least. */
  public static final ClusterFacts UNKNOWN =
      new ClusterFacts(new KubernetesVersion(33), false, Map.of());

  public ClusterFacts {
    Map<DaemonSet, List<String>> copy = new IdentityHashMap<>();
    refused.forEach((daemonSet, why) -> copy.put(daemonSet, List.copyOf(why)));
    refused = Collections.unmodifiableMap(copy);
  }

  /** Returns the same cluster with DaemonSets that its API server does not take. */
  public ClusterFacts refusing(Map<DaemonSet, List<String>> daemonSets) {
    return new ClusterFacts(version, complete, daemonSets);
  }

  List<String> refusalsOf(DaemonSet daemonSet) {
    return refused.getOrDefault(daemonSet, List.of());
  }
}
