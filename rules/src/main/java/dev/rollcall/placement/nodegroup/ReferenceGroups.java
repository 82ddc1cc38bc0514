package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.reference.ReferenceCluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells of the nodes of a reference cluster as of groups that files declare. */
public final class ReferenceGroups {

  private ReferenceGroups() {}

  /** Returns a group for all nodes that differ in nothing but what varies between clusters. */
  public static List<DeclaredGroup> of(ReferenceCluster cluster) {
    Map<String, List<Node>> alike = new LinkedHashMap<>();
    for (Node node : cluster.nodes()) {
      Map<String, String> own = new TreeMap<>();
      node.labels()
          .entries()
          .forEach(
              (key, value) -> own.put(key, cluster.varying().contains(key) ? "" : value.get()));
      List<String> taints = new ArrayList<>();
      node.taints().forEach(taint -> taints.add(taint.toString()));
      alike.computeIfAbsent(own + " " + taints, key -> new ArrayList<>()).add(node);
    }
    List<DeclaredGroup> groups = new ArrayList<>();
    alike.values().forEach(nodes -> groups.add(group(cluster, nodes)));
    return groups;
  }

  private static DeclaredGroup group(ReferenceCluster cluster, List<Node> nodes) {
    Node first = nodes.get(0);
    GroupBuilder group =
        new GroupBuilder(cluster.name() + "/" + first.name(), first.place())
            .count(NodeCount.exactly(nodes.size()))
            .absent(AbsentLabels.UNKNOWN.plus(Set.copyOf(cluster.absent())));
    first
        .labels()
        .entries()
        .forEach(
            (key, value) -> {
              boolean varies = cluster.varying().contains(key);
              group.label(
                  key,
                  varies ? List.of() : List.of(value.get()),
                  FactOrigin.PLATFORM,
                  first.place(),
                  false);
            });
    for (Taint taint : first.taints()) {
      group.platformTaint(taint.toString(), DeclaredTaint.Phase.LASTING);
    }
    return group.buildBare();
  }
}
