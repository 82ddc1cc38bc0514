package dev.rollcall.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.podadmission.PodRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** On a reference cluster pods are scheduled when somebody asks, and it makes no difference. */
class PodScheduleTest {

  /** Two that want the same port, one that is held back, one whose image is refused. */
  private static final Inventory INVENTORY =
      Manifests.inventory(
          daemonSet("a", "containers: [{name: c, image: i, ports: [{hostPort: 80}]}]")
              + daemonSet("b", "containers: [{name: c, image: i, ports: [{hostPort: 80}]}]")
              + daemonSet("c", "schedulingGates: [{name: g}], containers: [{name: c, image: i}]")
              + daemonSet("d", "containers: [{name: c, image: 'i '}]"));

  private static String daemonSet(String name, String spec) {
    return "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: %s}\nspec: {template: {spec: {%s}}}\n---\n"
        .formatted(name, spec);
  }

  private static ClusterPlacer placer() {
    return new ClusterPlacer(null, Inventory.EMPTY);
  }

  private static List<Map<Node, List<PodRefusal>>> refused(Cluster cluster) {
    List<Map<Node, List<PodRefusal>>> refused = new ArrayList<>();
    for (DaemonSet daemonSet : INVENTORY.daemonSets()) {
      refused.add(cluster.placementOf(daemonSet).refused());
    }
    return refused;
  }

  @Test
  void whatIsRefusedIsToldWithoutTheScheduler() {
    Cluster cluster = placer().decide(INVENTORY);
    List<Map<Node, List<PodRefusal>>> before = refused(cluster);

    assertFalse(before.get(3).isEmpty());
    assertEquals(before, refused(cluster.scheduled()));
  }

  @Test
  void pendingPodsAreThoseOfAClusterThatIsScheduledAtOnce() {
    Cluster later = placer().decide(INVENTORY);
    Cluster atOnce = placer().place(INVENTORY);
    for (DaemonSet daemonSet : INVENTORY.daemonSets()) {
      Placement one = later.placementOf(daemonSet);
      Placement other = atOnce.placementOf(daemonSet);
      assertEquals(other.pending().values().toString(), one.pending().values().toString());
      assertEquals(other.running().size(), one.running().size());
      assertEquals(0, one.misscheduled());
    }
    assertFalse(later.placementOf(INVENTORY.daemonSets().get(1)).pending().isEmpty());
  }

  @Test
  void whoFailsIsAskedAgainAndWhoAnswersIsNot() {
    AtomicInteger asked = new AtomicInteger();
    PodSchedule schedule =
        new PodSchedule(
            () -> {
              if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("stopped");
              }
              return new PodSchedule.Result(List.of(), List.of(), null, null);
            });

    assertThrows(IllegalStateException.class, schedule::result);
    assertEquals(schedule.result(), schedule.result());
    assertEquals(2, asked.get());
  }
}
