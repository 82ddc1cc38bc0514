package dev.rollcall.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes to nodes that are only tried out. */
class WhatIfTest {

  private static final String NODES =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/hostname: w-1, disk: ssd}}
      spec: {taints: [{key: a, value: b, effect: NoSchedule}]}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2}
      """;

  private static List<String> apply(WhatIf whatIf) {
    List<String> described = new ArrayList<>();
    for (Node node : whatIf.apply(Manifests.inventory(NODES).nodes())) {
      StringBuilder out = new StringBuilder(node.name());
      node.labels()
          .entries()
          .forEach((key, value) -> out.append(' ').append(key).append('=').append(value.get()));
      node.taints().forEach(taint -> out.append(' ').append(taint));
      described.add(out.append(node.unschedulable().get() ? " cordoned" : "").toString());
    }
    return described;
  }

  private static final String FIRST = "w-1 kubernetes.io/hostname=w-1 disk=ssd a=b:NoSchedule";

  @Test
  void labels() {
    assertEquals(List.of(FIRST, "w-2 disk=hdd"), apply(WhatIf.NOTHING.label("w-2=disk=hdd")));
    assertEquals(
        List.of("w-1 kubernetes.io/hostname=w-1 a=b:NoSchedule", "w-2"),
        apply(WhatIf.NOTHING.label("w-1=disk-")));
  }

  @Test
  void taints() {
    assertEquals(
        List.of(FIRST, "w-2 x=y:NoExecute z:NoSchedule"),
        apply(WhatIf.NOTHING.taint("w-2=x=y:NoExecute").taint("w-2=z:NoSchedule")));
    assertEquals(
        List.of("w-1 kubernetes.io/hostname=w-1 disk=ssd", "w-2"),
        apply(WhatIf.NOTHING.taint("w-1=a:NoSchedule-")));
    assertEquals(
        List.of(FIRST.replace("a=b", "a=c"), "w-2"),
        apply(WhatIf.NOTHING.taint("w-1=a=c:NoSchedule")));
  }

  @Test
  void takesAwayTaintsOfEveryEffect() {
    assertEquals(
        List.of("w-1 kubernetes.io/hostname=w-1 disk=ssd", "w-2"),
        apply(WhatIf.NOTHING.taint("w-1=a=b:NoExecute").taint("w-1=a-")));
  }

  @Test
  void changesEveryNodeOfAPattern() {
    assertEquals(
        List.of("taint x:NoSchedule on every node"),
        WhatIf.NOTHING.taint("*=x:NoSchedule").descriptions());
    assertEquals(
        List.of(FIRST + " x:NoSchedule", "w-2 x:NoSchedule"),
        apply(WhatIf.NOTHING.taint("*=x:NoSchedule")));
    assertEquals(List.of(FIRST, "w-2 y=z"), apply(WhatIf.NOTHING.label("*-2=y=z")));
  }

  @Test
  void cordons() {
    assertEquals(
        List.of(FIRST, "w-2 node.kubernetes.io/unschedulable:NoSchedule cordoned"),
        apply(WhatIf.NOTHING.cordon("w-2")));
  }

  @Test
  void addsNodes() {
    assertEquals(
        List.of(FIRST, "w-2", FIRST.replace("w-1", "w-1-new-1"), FIRST.replace("w-1", "w-1-new-2")),
        apply(WhatIf.NOTHING.addNodes(2, "w-1")));
  }

  @Test
  void takesNoNameThatThereIs() {
    List<String> names = new ArrayList<>();
    List<Node> more = WhatIf.NOTHING.addNodes(1, "w-1").apply(Manifests.inventory(NODES).nodes());
    WhatIf.NOTHING.addNodes(2, "w-1").apply(more).forEach(node -> names.add(node.name()));
    assertEquals(List.of("w-1", "w-2", "w-1-new-1", "w-1-new-2", "w-1-new-3"), names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "x:NoSchedule | names no node; write NODE=x:NoSchedule, with * for every node",
        "x=:NoSchedule | names no node; write NODE=x=:NoSchedule",
        "w-1 | is not NODE=key=value:effect in one word",
        "w-1=x | has no effect; write w-1=x:NoSchedule",
        "w-1=x:noexecute | has the effect \"noexecute\", which is not one; did you mean"
            + " \"NoExecute\"?"
      })
  void saysWhatATaintLacks(String text, String problem) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> WhatIf.NOTHING.taint(text)).getMessage();
    assertTrue(message.contains(problem), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w-1",
        "=a",
        "w-1=",
        "w-1=a",
        "w-1=a=b",
        "w-1=a:Never",
        "w-1=:NoSchedule",
        "w-1==b:NoSchedule"
      })
  void refusesWhatIsNoTaint(String text) {
    assertThrows(IllegalArgumentException.class, () -> WhatIf.NOTHING.taint(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"w-1", "=a=b", "w-1=", "w-1=a", "w-1==b", "w-1=-"})
  void refusesWhatIsNoLabel(String text) {
    assertThrows(IllegalArgumentException.class, () -> WhatIf.NOTHING.label(text));
  }

  @Test
  void refusesNodesThatAreNotThere() {
    WhatIf whatIf = WhatIf.NOTHING.cordon("w-9");
    List<Node> nodes = Manifests.inventory(NODES).nodes();
    assertThrows(IllegalArgumentException.class, () -> whatIf.apply(nodes));
  }
}
