package dev.rollcall.report.place;

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

/** What is told of changes that are tried on nodes or groups that have three kinds of agents. */
final class TriedChanges {

  private static final String AGENTS =
      """
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

  private TriedChanges() {}

  /** Returns the text of changes of nodes, or groups of them, in 80 columns. */
  static String text(String nodes, WhatIf whatIf) {
    Inventory inventory = Manifests.inventory(nodes + AGENTS);
    TriedChange tried =
        new ClusterPlacer(null, Inventory.of(List.of())).with(whatIf).tryOut(inventory);
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : inventory.daemonSets()) {
      placements.add(tried.after().placementOf(daemonSet));
    }
    return new TriedChangeText(AnsiStyle.PLAIN, 80).of(tried, placements);
  }
}
