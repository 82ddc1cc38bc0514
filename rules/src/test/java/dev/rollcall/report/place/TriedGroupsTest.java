package dev.rollcall.report.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.placement.WhatIf;
import org.junit.jupiter.api.Test;

/** What a new taint or label of a group of nodes does. */
final class TriedGroupsTest {

  private static final String REPOSITORY =
      """
      apiVersion: kops.k8s.io/v1alpha2
      kind: InstanceGroup
      metadata: {name: gpu, labels: {kops.k8s.io/cluster: c.example}}
      spec: {role: Node, minSize: 2, maxSize: 2, taints: ["gpu=yes:NoSchedule"]}
      ---
      apiVersion: kops.k8s.io/v1alpha2
      kind: InstanceGroup
      metadata: {name: plain, labels: {kops.k8s.io/cluster: c.example}}
      spec: {role: Node, minSize: 3, maxSize: 3}
      """;

  private static String text(WhatIf whatIf) {
    return TriedChanges.text(REPOSITORY, whatIf);
  }

  @Test
  void taintOfAGroup() {
    assertEquals(
        """
        With taint a=b:NoSchedule on plain, 2 of 3 DaemonSets change:
          n/plain  DESIRED 3 -> 0
            InstanceGroup/plain: yes -> no, untolerated taint a=b:NoSchedule
          n/ssd  DESIRED 0 to 3 -> 0
            InstanceGroup/plain: unknown -> no, untolerated taint a=b:NoSchedule
          unchanged, with pods on the changed groups: n/tolerant

        """,
        text(WhatIf.NOTHING.taint("plain=a=b:NoSchedule")));
  }

  @Test
  void taintTakenAwayAndLabelGiven() {
    assertEquals(
        """
        With no taint gpu on InstanceGroup/gpu, label disk=ssd on every node, 2 of 3
          DaemonSets change:
          n/plain  DESIRED 3 -> 5
            InstanceGroup/gpu: no -> yes
          n/ssd  DESIRED 0 to 3 -> 5
            InstanceGroup/gpu: no -> yes
            InstanceGroup/plain: unknown -> yes
          unchanged, with pods on the changed groups: n/tolerant

        """,
        text(WhatIf.NOTHING.taint("InstanceGroup/gpu=gpu-").label("*=disk=ssd")));
  }

  @Test
  void namesTheGroupsAndWhatCannotBeTried() {
    String unknown =
        assertThrows(IllegalArgumentException.class, () -> text(WhatIf.NOTHING.label("plai=a=b")))
            .getMessage();
    assertEquals(
        "no Node is given, and there is no group \"plai\"; there is InstanceGroup/gpu,"
            + " InstanceGroup/plain",
        unknown);
    String cordon =
        assertThrows(IllegalArgumentException.class, () -> text(WhatIf.NOTHING.cordon("plain")))
            .getMessage();
    assertEquals(
        "\"plain\" is a group of nodes; --taint and --label try changes of groups, for the rest"
            + " edit its file and see rollcall diff",
        cordon);
  }
}
