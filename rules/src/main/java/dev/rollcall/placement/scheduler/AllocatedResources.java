package dev.rollcall.placement.scheduler;

import dev.rollcall.model.Node;
import dev.rollcall.model.ResourceList;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * What pods use of the nodes once everything is placed.
 *
 * @param names the resources that anything asks for
 */
public record AllocatedResources(List<String> names, NodeInfos nodeInfos, NodeIndex table) {

  public List<ResourceUsage> of(int number) {
    Node node = table.nodes().get(number);
    ResourceList allocatable = ResourceIndex.allocatable(node);
    long[] used = nodeInfos.used(number);
    List<ResourceUsage> usage = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      String name = names.get(i);
      Quantity requested = name.equals("cpu") ? Quantity.ofMilli(used[i]) : Quantity.of(used[i]);
      usage.add(new ResourceUsage(name, requested, allocatable.get(name)));
    }
    usage.add(
        new ResourceUsage("pods", Quantity.of(nodeInfos.pods(number)), allocatable.get("pods")));
    return usage;
  }
}
