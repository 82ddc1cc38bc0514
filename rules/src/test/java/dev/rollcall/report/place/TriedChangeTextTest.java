package dev.rollcall.report.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.placement.WhatIf;
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
      """;

  private static String text(WhatIf whatIf) {
    return TriedChanges.text(CLUSTER, whatIf);
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
