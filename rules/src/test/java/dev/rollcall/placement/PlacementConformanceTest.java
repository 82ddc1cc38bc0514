package dev.rollcall.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares placements with what a real controller and a real scheduler did. */
class PlacementConformanceTest {

  private static final List<FieldCursor> ELIGIBILITY = Manifests.cases("eligibility");
  private static final List<FieldCursor> FIT = Manifests.cases("fit");
  private static final List<FieldCursor> DRIFT = Manifests.cases("drift");

  @TestFactory
  Stream<DynamicTest> eligibility() {
    return ELIGIBILITY.stream().map(PlacementConformanceTest::placed);
  }

  @TestFactory
  Stream<DynamicTest> fit() {
    return FIT.stream().map(PlacementConformanceTest::placed);
  }

  @TestFactory
  Stream<DynamicTest> drift() {
    return DRIFT.stream()
        .map(
            recorded ->
                DynamicTest.dynamicTest(
                    recorded.get("id").stringOrEmpty(),
                    () -> {
                      Inventory inventory = Manifests.inventory(recorded, "nodes", "daemonsets");
                      Cluster before = Simulator.place(inventory, inventory.nodes(), null);
                      assertObserved(recorded.get("observed"), before);
                      List<Node> changed = changed(recorded, inventory.nodes());
                      Cluster after =
                          Simulator.replay(before, inventory, changed, (was, is) -> false);
                      assertObserved(recorded.get("observedAfterChange"), after);
                    }));
  }

  @Test
  void comparesEverythingThatWasRecorded() {
    assertEquals(List.of(80, 1813), count(ELIGIBILITY, "observed"));
    assertEquals(List.of(120, 247), count(FIT, "observed"));
    assertEquals(50, count(DRIFT, "observedAfterChange").get(0));
  }

  private static List<Integer> count(List<FieldCursor> cases, String observed) {
    int daemonSets = 0;
    for (FieldCursor recorded : cases) {
      daemonSets += recorded.get(observed).entries().size();
    }
    return List.of(cases.size(), daemonSets);
  }

  private static DynamicTest placed(FieldCursor recorded) {
    return DynamicTest.dynamicTest(
        recorded.get("id").stringOrEmpty(),
        () -> {
          Inventory inventory = Manifests.inventory(recorded, "nodes", "daemonsets", "pods");
          Cluster cluster = Simulator.place(inventory, inventory.nodes(), null);
          assertObserved(recorded.get("observed"), cluster);
        });
  }

  private static List<Node> changed(FieldCursor recorded, List<Node> nodes) {
    Map<String, Node> byName = new LinkedHashMap<>();
    nodes.forEach(node -> byName.put(node.name(), node));
    Manifests.inventory(recorded, "changedNodes")
        .nodes()
        .forEach(node -> byName.put(node.name(), node));
    return new ArrayList<>(byName.values());
  }

  private static void assertObserved(FieldCursor observed, Cluster cluster) {
    for (FieldCursor expected : observed.entries()) {
      Placement placement = cluster.placementOf("default", expected.name());
      assertNotNull(placement, expected.name());
      assertEquals(expected(expected), actual(placement), expected.name());
    }
  }

  private static String expected(FieldCursor observed) {
    TreeSet<String> running = new TreeSet<>();
    observed.get("running").items().forEach(item -> running.add(item.stringOrEmpty()));
    Map<String, TreeSet<String>> pending = new TreeMap<>();
    for (FieldCursor node : observed.get("pending").entries()) {
      TreeSet<String> reasons = new TreeSet<>();
      node.items().forEach(reason -> reasons.add(reason.stringOrEmpty()));
      pending.put(node.name(), reasons);
    }
    return observed.get("desired").integer()
        + " "
        + observed.get("current").integer()
        + " "
        + observed.get("misscheduled").integer()
        + " running "
        + running
        + " pending "
        + pending;
  }

  private static String actual(Placement placement) {
    TreeSet<String> running = new TreeSet<>();
    placement.running().forEach(node -> running.add(node.name()));
    Map<String, TreeSet<String>> pending = new TreeMap<>();
    placement
        .pending()
        .forEach((node, reasons) -> pending.put(node.name(), new TreeSet<>(reasons)));
    return placement.desired()
        + " "
        + placement.current()
        + " "
        + placement.misscheduled()
        + " running "
        + running
        + " pending "
        + pending;
  }
}
