package dev.rollcall.report.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.TriedChange;
import dev.rollcall.placement.WhatIf;
import dev.rollcall.report.AnsiStyle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new taint, label or cordon does to pods that are there. */
final class TriedChangeTextTest {

  private static final String CLUSTER =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/hostname: w-1, disk: ssd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2, labels: {kubernetes.io/hostname: w-2}}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: plain, namespace: n}
      spec:
        selector: {matchLabels: {a: plain}}
        template:
          metadata: {labels: {a: plain}}
          spec: {containers: [{name: c, image: i}]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: tolerant, namespace: n}
      spec:
        selector: {matchLabels: {a: tolerant}}
        template:
          metadata: {labels: {a: tolerant}}
          spec: {tolerations: [{operator: Exists}], containers: [{name: c, image: i}]}
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: ssd, namespace: n}
      spec:
        selector: {matchLabels: {a: ssd}}
        template:
          metadata: {labels: {a: ssd}}
          spec: {nodeSelector: {disk: ssd}, containers: [{name: c, image: i}]}
      """;

  private static String text(WhatIf whatIf) {
    Inventory inventory = Manifests.inventory(CLUSTER);
    TriedChange tried =
        new ClusterPlacer(null, Inventory.of(List.of())).with(whatIf).tryOut(inventory);
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      placements.add(tried.after().placementOf(daemonSet));
    }
    return new TriedChangeText(AnsiStyle.PLAIN, 80).of(tried, placements);
  }

  @Test
  void podsAreEvictedByOneEffect() {
    assertEquals(
        """
        With taint a=b:NoExecute on w-2, 1 of 3 DaemonSets changes:
          n/plain  DESIRED 2 -> 1
            is evicted from w-2: untolerated taint a=b:NoExecute
          unchanged, with a pod on the changed nodes: n/tolerant

        """,
        text(WhatIf.NOTHING.taint("w-2=a=b:NoExecute")));
  }

  @Test
  void podsStayDespiteAnother() {
    assertEquals(
        """
        With taint a:NoSchedule on w-1, 2 of 3 DaemonSets change:
          n/plain  DESIRED 2 -> 1
            keeps its pod on w-1, MISSCHEDULED until it is deleted, and gets no other:
              untolerated taint a:NoSchedule
          n/ssd  DESIRED 1 -> 0
            keeps its pod on w-1, MISSCHEDULED until it is deleted, and gets no other:
              untolerated taint a:NoSchedule
          unchanged, with a pod on the changed nodes: n/tolerant

        """,
        text(WhatIf.NOTHING.taint("w-1=a:NoSchedule")));
  }

  @Test
  void someChangesChangeNothing() {
    assertEquals(
        """
        With w-2 cordoned, none of 3 DaemonSets changes:
          unchanged, with a pod on the changed nodes: n/plain, n/tolerant

        """,
        text(WhatIf.NOTHING.cordon("w-2")));
  }

  @Test
  void podsComeAndGoWithLabels() {
    assertEquals(
        """
        With no label disk on w-1, label disk=ssd on w-2, 1 of 3 DaemonSets changes:
          n/ssd  DESIRED 1 -> 1
            loses its pod on w-1: has no label disk, the node selector wants disk=ssd
            gets a pod on w-2
          unchanged, with a pod on the changed nodes: n/plain, n/tolerant

        """,
        text(WhatIf.NOTHING.label("w-1=disk-").label("w-2=disk=ssd")));
  }
}
