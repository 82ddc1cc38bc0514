package dev.rollcall.report.place;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.AnsiStyle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of several DaemonSets at once, and of labels that nobody knows. */
final class PlaceTextReporterTest {

  private static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: NAME, namespace: n}
      spec:
        selector: {matchLabels: {a: NAME}}
        template:
          metadata: {labels: {a: NAME}}
          spec: {nodeSelector: {LABELS}, containers: [{name: c, image: i}]}
      """;

  private static String text(String... labels) {
    StringBuilder manifests = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      manifests.append("---\n");
      manifests.append(DAEMON_SET.replace("NAME", "d" + i).replace("LABELS", labels[i]));
    }
    Inventory inventory = Manifests.inventory(manifests.toString());
    Cluster cluster = new ClusterPlacer(null, Inventory.of(List.of())).place(inventory);
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      placements.add(cluster.placementOf(daemonSet));
    }
    return new PlaceTextReporter(AnsiStyle.PLAIN, 100).report(cluster, placements);
  }

  @Test
  void reasonsOfSeveralDaemonSetsAreToldOnce() {
    String text = text("", "disk: ssd", "");
    assertTrue(
        text.contains(
            "\nn/d0\nn/d2\n  1 node: untolerated taint"
                + " node-role.kubernetes.io/control-plane:NoSchedule\n    cp-1\n"),
        text);
  }

  @Test
  void unknownLabelsAreNamed() {
    assertTrue(text("disk: ssd").contains("unknown: it asks for the label disk, of which"));
    assertTrue(
        text("disk: ssd, kubernetes.io/os: linux")
            .contains("unknown: it asks for the labels disk, kubernetes.io/os, not all of which"));
  }
}
