package dev.rollcall.placement.nodegroup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.nodegroup.format.GroupReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tells apart what is declared several times, and adds up what is not. */
final class ClusterScopesTest {

  private static final String POOL =
      """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: %s}
      spec: {replicas: 2}
      """;

  private static final String NODES =
      """
      apiVersion: eksctl.io/v1alpha5
      kind: ClusterConfig
      metadata: {name: demo}
      managedNodeGroups: [{name: %s, desiredCapacity: 2}]
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        template:
          spec:
            tolerations: [{operator: Exists}]
            containers: [{name: main, image: registry.example/agent:1}]
      """;

  @ParameterizedTest
  @CsvSource({
    // Files of the same pool, or of two pools, the file of the DaemonSet, and how many nodes count.
    "pool, a, main/pool.yaml, a, test/pool.yaml, agents/agent.yaml, several",
    "pool, a, main/pool.yaml, a, test/pool.yaml, test/agent.yaml, 2",
    "pool, a, main/pool.yaml, b, test/pool.yaml, agents/agent.yaml, 4",
    "pool, a, pools/one.yaml, a, pools/two.yaml, agents/agent.yaml, several",
    "pool, a, pool.yaml, a, test/pool.yaml, test/agent.yaml, 2",
    "pool, a, pool.yaml, a, test/pool.yaml, agents/agent.yaml, several",
    "pool, a, clusters/x/pool.yaml, a, clusters/y/pool.yaml, clusters/x/agent.yaml, 2",
    "nodes, a, eks/one.yaml, a, eks/two.yaml, agents/agent.yaml, several",
    "nodes, a, eks/one/c.yaml, a, eks/two/c.yaml, eks/one/agent.yaml, 2",
    "nodes, a, eks/one.yaml, b, eks/two.yaml, agents/agent.yaml, 4",
    "nodes, a, eks/one.yaml, b, eks/two.yaml, demo/agent.yaml, 4"
  })
  void tellsClustersApart(
      String kind,
      String one,
      String file,
      String other,
      String otherFile,
      String agent,
      String desired) {
    String text = kind.equals("pool") ? POOL : NODES;
    List<DeclaredGroup> groups = new ArrayList<>();
    groups.addAll(GroupReader.read(Manifests.inventory(file, text.formatted(one))));
    groups.addAll(GroupReader.read(Manifests.inventory(otherFile, text.formatted(other))));
    Inventory agents = Manifests.inventory(agent, AGENT);
    DeclaredGroups declared = new DeclaredGroups(groups, agents.daemonSets(), null);
    NodeCount count = declared.desired(agents.daemonSets().get(0));
    assertEquals(desired, count == null ? "several" : count.toString());
  }
}
