package dev.rollcall.placement;

import dev.rollcall.model.Amounts;
import dev.rollcall.model.Node;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * What pods use of the nodes once everything is placed.
 *
 * @param names the resources that anything asks for
 */
record Usage(List<String> names, Ledger ledger, NodeTable table) {

  List<NodeUsage> of(int number) {
    Node node = table.nodes().get(number);
    Amounts allocatable = ResourceNames.allocatable(node);
    long[] used = ledger.used(number);
    List<NodeUsage> usage = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      String name = names.get(i);
      Quantity requested = name.equals("cpu") ? Quantity.ofMilli(used[i]) : Quantity.of(used[i]);
      usage.add(new NodeUsage(name, requested, allocatable.get(name)));
    }
    usage.add(new NodeUsage("pods", Quantity.of(ledger.pods(number)), allocatable.get("pods")));
    return usage;
  }
}
