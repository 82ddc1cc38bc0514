package dev.rollcall.placement.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taints are tolerated one by one, however many of them there are. */
class TaintTolerationFilterTest {

  private static final int MANY = 150;
  private static final String[] EFFECTS = {"NoSchedule", "NoExecute", "PreferNoSchedule"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void manyAreJudgedAsEachAlone(long seed) {
    Random random = new Random(seed);
    List<String> taints = new ArrayList<>();
    StringBuilder tolerations = new StringBuilder("{key: node-role, operator: Exists}");
    for (int i = 0; i < MANY; i++) {
      taints.add(
          "{key: k%d, value: v%d, effect: %s}"
              .formatted(i, random.nextInt(2), EFFECTS[random.nextInt(3)]));
      tolerations.append(", {key: k%d, value: v%d}".formatted(random.nextInt(MANY), i % 2));
    }
    taints.add("{key: node.kubernetes.io/not-ready, effect: NoExecute}");
    taints.add("{key: node.kubernetes.io/network-unavailable, effect: NoSchedule}");
    if (seed == 3) {
      tolerations.append(", {operator: Exists, effect: NoExecute}");
    }
    PodSpec pod = pod(tolerations.toString());
    List<String> expected = new ArrayList<>();
    for (String taint : taints) {
      expected.addAll(untolerated(pod, taint));
    }
    assertTrue(expected.size() > 20, expected::toString);
    assertTrue(expected.size() < taints.size() - 20, expected::toString);
    List<String> actual = untolerated(pod, String.join(", ", taints));
    actual.sort(null);
    expected.sort(null);
    assertEquals(expected, actual);
  }

  private static PodSpec pod(String tolerations) {
    Inventory inventory =
        Manifests.inventory(
            "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a}\n"
                + "spec: {template: {spec: {tolerations: ["
                + tolerations
                + "]}}}\n");
    return inventory.daemonSets().get(0).pod();
  }

  private static List<String> untolerated(PodSpec pod, String taints) {
    Inventory inventory =
        Manifests.inventory(
            "apiVersion: v1\nkind: Node\nmetadata: {name: w}\nspec: {taints: [" + taints + "]}\n");
    Node node = inventory.nodes().get(0);
    List<String> untolerated = new ArrayList<>();
    for (Taint taint : TaintTolerationFilter.untolerated(pod, node)) {
      untolerated.add(taint.toString());
    }
    return untolerated;
  }
}
