package dev.rollcall.rules.placement;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.ResourceRequirements;
import dev.rollcall.model.Value;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rules.common.NodeNameList;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Nodes whose pod the scheduler cannot place, for reasons of one kind.
 *
 * @param reasons in the scheduler's words, those of all the nodes
 * @param desired how many nodes should run the pod
 */
record PendingPods(List<Node> nodes, Set<String> reasons, int desired) {

  static final String TOO_MANY = "Too many pods";
  private static final String INSUFFICIENT = "Insufficient ";

  /** Collects the user's own nodes of which some reason is of the kind; null if there are none. */
  static @Nullable PendingPods of(DaemonSet daemonSet, Cluster cluster, Predicate<String> kind) {
    if (!cluster.hasGivenNodes()) {
      return null;
    }
    Placement placement = cluster.placementOf(daemonSet);
    if (!isAny(placement.reasonsToWait(), kind)) {
      return null;
    }
    List<Node> nodes = new ArrayList<>();
    Set<String> reasons = new LinkedHashSet<>();
    placement
        .pending()
        .forEach(
            (node, why) -> {
              for (String reason : why) {
                if (kind.test(reason)) {
                  if (nodes.isEmpty() || nodes.get(nodes.size() - 1) != node) {
                    nodes.add(node);
                  }
                  reasons.add(reason);
                }
              }
            });
    return nodes.isEmpty() ? null : new PendingPods(nodes, reasons, placement.desired());
  }

  private static boolean isAny(List<List<String>> reasons, Predicate<String> kind) {
    for (List<String> together : reasons) {
      for (String reason : together) {
        if (kind.test(reason)) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean isNativeResource(String reason) {
    return reason.startsWith(INSUFFICIENT) && !isExtendedResource(reason);
  }

  static boolean isExtendedResource(String reason) {
    return reason.startsWith(INSUFFICIENT) && reason.indexOf('/') > 0;
  }

  /** Returns the resources that are short. */
  List<String> resources() {
    List<String> resources = new ArrayList<>();
    for (String reason : reasons) {
      resources.add(reason.substring(INSUFFICIENT.length()));
    }
    return resources;
  }

  /** Returns for example {@code 2 of 5 nodes (w-1 and w-2)}. */
  String describe() {
    String names = " (" + NodeNameList.list(nodes) + ")";
    if (nodes.size() < desired) {
      return nodes.size() + " of " + desired + " nodes" + names;
    }
    return (desired == 1 ? "its only node" : "all " + desired + " nodes") + names;
  }

  /**
   * Returns what asks for the resource: the pod as a whole, else the container that asks for most.
   */
  static FieldLocation asking(PodSpec pod, String resource) {
    Value<Quantity> ofPod = pod.resources().requests().value(resource);
    if (ofPod != null) {
      return ofPod.place();
    }
    Value<Quantity> most = null;
    for (Container container : pod.allContainers()) {
      Value<Quantity> own = request(container.resources(), resource);
      if (own != null && (most == null || own.get().compareTo(most.get()) > 0)) {
        most = own;
      }
    }
    Value<Quantity> asking = most == null ? pod.resources().limits().value(resource) : most;
    return asking == null ? pod.place() : asking.place();
  }

  private static @Nullable Value<Quantity> request(
      ResourceRequirements resources, String resource) {
    Value<Quantity> request = resources.requests().value(resource);
    return request == null ? resources.limits().value(resource) : request;
  }
}
