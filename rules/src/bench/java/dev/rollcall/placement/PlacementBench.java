package dev.rollcall.placement;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.model.Node;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How placing grows with nodes, with DaemonSets and with kinds of nodes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class PlacementBench {

  @Param({"5000"})
  int nodes;

  @Param({"200"})
  int daemonSets;

  @Param({"20"})
  int kinds;

  private Inventory inventory =
      new Inventory(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  private List<Node> cluster = List.of();

  /** Makes the manifests: every fifth kind is tainted, DaemonSets select, tolerate, take ports. */
  @Setup
  public void makeManifests() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < kinds; i++) {
      yaml.append(
          """
          apiVersion: v1
          kind: Node
          metadata:
            name: kind-%1$d
            labels: {kubernetes.io/hostname: kind-%1$d, pool: p%1$d, zone: z%2$d}
          spec: {taints: [%3$s]}
          status: {allocatable: {cpu: "64", memory: 256Gi, pods: "250"}}
          ---
          """
              .formatted(
                  i, i % 3, i % 5 == 0 ? "{key: dedicated, value: db, effect: NoSchedule}" : ""));
    }
    String[] specs = {
      "",
      "nodeSelector: {zone: z1}, ",
      "nodeSelector: {pool: p1}, ",
      "tolerations: [{operator: Exists}], ",
      "nodeSelector: {kubernetes.io/hostname: kind-0}, "
    };
    for (int i = 0; i < daemonSets; i++) {
      String ports =
          i % 5 == 0 ? ", ports: [{containerPort: 80, hostPort: " + (9000 + i % 40) + "}]" : "";
      yaml.append(
          """
          apiVersion: apps/v1
          kind: DaemonSet
          metadata: {name: ds-%1$d}
          spec:
            selector: {matchLabels: {app: ds-%1$d}}
            template:
              metadata: {labels: {app: ds-%1$d}}
              spec: {%2$scontainers: [{name: c, image: i, resources: {requests: {cpu: 300m, memory: 64Mi}}%3$s}]}
          ---
          """
              .formatted(i, specs[i % specs.length], ports));
    }
    inventory = read(yaml.toString());
    WhatIf more = WhatIf.NOTHING;
    for (int i = 0; i < kinds; i++) {
      more = more.addNodes(nodes / kinds - 1, "kind-" + i);
    }
    cluster = more.apply(inventory.nodes());
  }

  private static Inventory read(String yaml) {
    SourceFile file = new SourceFile("bench.yaml", yaml);
    List<Manifest> manifests = new ArrayList<>();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      if (document.root() instanceof YamlMapping mapping) {
        Manifest manifest =
            ModelReader.read(ModelReader.open(file, mapping, new ObjectId("", "", "", "")));
        if (manifest != null) {
          manifests.add(manifest);
        }
      }
    }
    return Inventory.of(manifests);
  }

  /** Places all of them; a fresh run of the program does this once. */
  @Benchmark
  public Cluster place() {
    return Simulator.place(inventory, cluster, null);
  }
}
