package dev.rollcall.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All objects of all files, in the order of the input; objects of a cluster in the order in which
 * its server lists them, which does not depend on how a dump is cut into files.
 *
 * @param groupDocuments documents that decide what nodes there will be
 */
public record Inventory(
    List<DaemonSet> daemonSets,
    List<Node> nodes,
    List<Pod> pods,
    List<Workload> workloads,
    List<GenericObject> others,
    List<GenericObject> groupDocuments) {

  public Inventory {
    daemonSets = List.copyOf(daemonSets);
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    workloads = List.copyOf(workloads);
    if (!(others instanceof ObjectsByKind)) {
      others = others.isEmpty() ? List.of() : new ObjectsByKind(others);
    }
    groupDocuments = List.copyOf(groupDocuments);
  }

  /** Nothing at all. */
  public static final Inventory EMPTY = of(List.of());

  /** Sorts manifests by their kind. */
  public static Inventory of(List<? extends Manifest> manifests) {
    List<DaemonSet> daemonSets = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Pod> pods = new ArrayList<>();
    List<Workload> workloads = new ArrayList<>();
    List<GenericObject> others = new ArrayList<>();
    List<GenericObject> groupDocuments = new ArrayList<>();
    for (Manifest manifest : manifests) {
      if (manifest instanceof DaemonSet daemonSet) {
        daemonSets.add(daemonSet);
      } else if (manifest instanceof Node node) {
        nodes.add(node);
      } else if (manifest instanceof Pod pod) {
        pods.add(pod);
      } else if (manifest instanceof Workload workload) {
        workloads.add(workload);
      } else if (manifest instanceof GenericObject other) {
        (NodeGroupKinds.has(other) ? groupDocuments : others).add(other);
      }
    }
    sortIfListed(daemonSets);
    sortIfListed(nodes);
    sortIfListed(pods);
    return new Inventory(daemonSets, nodes, pods, workloads, others, groupDocuments);
  }

  private static void sortIfListed(List<? extends Manifest> manifests) {
    for (Manifest manifest : manifests) {
      if (manifest.meta().uid().isEmpty()) {
        return;
      }
    }
    // Comparators are not in the archive of classes, and most runs read one object.
    if (manifests.size() > 1) {
      manifests.sort(Comparator.comparing(Manifest::namespace).thenComparing(Manifest::name));
    }
  }

  /** Returns only the nodes and what decides what nodes there will be. */
  public Inventory onlyNodes() {
    return new Inventory(List.of(), nodes, List.of(), List.of(), List.of(), groupDocuments);
  }

  /** Returns the same objects with other DaemonSets. */
  public Inventory withDaemonSets(List<DaemonSet> other) {
    return new Inventory(other, nodes, pods, workloads, others, groupDocuments);
  }

  /** Returns the same objects, with the groups of another inventory if it declares none itself. */
  public Inventory withGroupsUnlessOwn(Inventory other) {
    return groupDocuments.isEmpty() && !other.groupDocuments.isEmpty()
        ? new Inventory(daemonSets, nodes, pods, workloads, others, other.groupDocuments)
        : this;
  }

  /** Returns the nodes without the patches of those that are also given in full. */
  public List<Node> clusterNodes() {
    Set<String> whole = new HashSet<>();
    boolean partial = false;
    for (Node node : nodes) {
      partial |= node.partial();
      if (!node.partial()) {
        whole.add(node.name());
      }
    }
    return partial
        ? nodes.stream().filter(node -> !node.partial() || !whole.contains(node.name())).toList()
        : nodes;
  }

  /** Returns the objects of a kind other than those with a list of their own. */
  public List<GenericObject> ofKind(String kind) {
    return others instanceof ObjectsByKind known ? known.ofKind(kind) : List.of();
  }

  public int size() {
    return daemonSets.size()
        + nodes.size()
        + pods.size()
        + workloads.size()
        + others.size()
        + groupDocuments.size();
  }
}
