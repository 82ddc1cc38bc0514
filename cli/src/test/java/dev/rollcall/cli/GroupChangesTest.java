package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares states whose nodes files declare: {@code diff}, {@code rollout} and their pages. */
final class GroupChangesTest {

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logging}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            nodeSelector: {kubernetes.io/arch: amd64}
            tolerations: [{key: %s, operator: Exists}]
            containers: [{name: agent, image: registry.example/agent:1}]
      """;

  private static final String POOL =
      """
      apiVersion: karpenter.sh/v1
      kind: NodePool
      metadata: {name: %s}
      spec:
        limits: {nodes: 4}
        template:
          spec:
            requirements: [{key: kubernetes.io/arch, operator: In, values: [%s]}]
            taints: [{key: %s, effect: NoSchedule}]
      """;

  private static final String JOIN =
      """
      apiVersion: kubeadm.k8s.io/v1beta4
      kind: JoinConfiguration
      nodeRegistration:
        kubeletExtraArgs: [{name: node-labels, value: kubernetes.io/arch=amd64}]
        taints: [{key: %s, effect: NoSchedule}]
      """;

  @TempDir Path directory;

  @BeforeEach
  void agents() throws IOException {
    write("before/agent.yaml", AGENT.formatted("own"));
    write("after/agent.yaml", AGENT.formatted("own"));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String run(int code, String... arguments) {
    CommandRun run = CommandRun.in(directory, "", arguments);
    assertEquals(code, run.code(), run.err() + run.out());
    return run.out().replaceAll("\\s+", " ");
  }

  @Test
  void taintOfAPoolLosesItToDaemonSets() throws IOException {
    write("before/pool.yaml", POOL.formatted("a", "amd64", "own"));
    write("after/pool.yaml", POOL.formatted("a", "amd64", "other"));
    String line =
        "logging/agent on NodePool/a: yes (0 to 4) -> no (0), untolerated taint other:NoSchedule";
    String diff = run(1, "diff", "--fail-on", "error", "before", "after");
    assertTrue(diff.contains("logging agent 0 to 4 -> 0 0 1 no"), diff);
    assertTrue(diff.contains(line) && diff.contains("falls to DESIRED 0"), diff);
    String rollout = run(1, "rollout", "--fail-on", "error", "before", "after");
    assertTrue(rollout.contains(line) && rollout.contains("falls to DESIRED 0"), rollout);
    assertTrue(
        run(0, "rollout", "--format", "json", "before", "after")
            .contains("\"before\": \"yes\", \"after\": \"no\", \"newNodesOnly\": false"));
    String page = data(run(0, "diff", "--format", "html", "before", "after"));
    assertTrue(page.contains("\"why\": \"untolerated taint other:NoSchedule\""), page);
    assertTrue(page.contains("\"DESIRED\": \"0 to 4 → 0\""), page);
    assertTrue(run(0, "rollout", "--format", "html", "before", "after").contains("groupChanges"));
  }

  @Test
  void architectureOfAPoolIsOneOfSeveral() throws IOException {
    write("before/pool.yaml", POOL.formatted("a", "amd64", "own"));
    write("after/pool.yaml", POOL.formatted("a", "amd64, arm64", "own"));
    String diff = run(1, "diff", "--fail-on", "warning", "before", "after");
    assertTrue(diff.contains("yes (0 to 4) -> some (0 to 4)"), diff);
    assertTrue(diff.contains("warning: logging/agent loses nodes of NodePool/a"), diff);
  }

  @Test
  void registrationReachesNewNodesOnly() throws IOException {
    write("before/join.yaml", JOIN.formatted("own"));
    write("after/join.yaml", JOIN.formatted("other"));
    String diff = run(0, "diff", "before", "after");
    assertTrue(diff.contains("untolerated taint other:NoSchedule; new nodes only"), diff);
    write("after/join.yaml", JOIN.formatted("own"));
    write("after/agent.yaml", AGENT.formatted("none"));
    diff = run(0, "diff", "before", "after");
    assertTrue(diff.contains("untolerated taint own:NoSchedule"), diff);
    assertFalse(diff.contains("new nodes only"), "it is the DaemonSet that changes: " + diff);
  }

  @Test
  void groupsOfOneStateHoldForTheOther() throws IOException {
    write("before/pool.yaml", POOL.formatted("a", "amd64", "own"));
    write("after/agent.yaml", AGENT.formatted("none"));
    assertTrue(run(0, "rollout", "before", "after").contains("yes (0 to 4) -> no (0)"));
  }

  @Test
  void alikeChangesShareALine() throws IOException {
    for (int i = 0; i < 9; i++) {
      write("before/pool-" + i + ".yaml", POOL.formatted("p" + i, "amd64", "own"));
      write("after/pool-" + i + ".yaml", POOL.formatted("p" + i, "amd64", "other"));
    }
    String diff = run(0, "diff", "before", "after");
    assertTrue(
        diff.contains("on 9 groups (NodePool/p0, NodePool/p1 and 7 more): yes (0 to 4)"), diff);
  }

  @Test
  void configurationTellsTheClustersOfBothStates() throws IOException {
    for (String state : new String[] {"before", "after"}) {
      String taint = state.equals("before") ? "own" : "other";
      write(state + "/prod/pool.yaml", POOL.formatted("prod", "amd64", taint));
      write(state + "/stag/pool.yaml", POOL.formatted("stag", "amd64", taint));
    }
    String clusters =
        """
        clusters:
        - {name: production, paths: [prod/, agent.yaml]}
        - {name: staging, paths: [stag/]}
        """;
    write(".rollcall.yaml", clusters);
    for (String command : new String[] {"diff", "rollout"}) {
      String told = run(0, command, "before/", "./after");
      assertTrue(told.contains("logging/agent on NodePool/prod: yes"), told);
      assertFalse(told.contains("NodePool/stag"), told);
      assertTrue(run(0, command, "--no-config", "before", "after").contains("NodePool/stag"));
    }
    Files.delete(directory.resolve(".rollcall.yaml"));
    write("after/.rollcall.yaml", clusters);
    write("before/.rollcall.yaml", clusters);
    assertFalse(run(0, "diff", "before", "after").contains("NodePool/stag"));
    String shown = run(0, "config", "after/agent.yaml");
    assertTrue(
        shown.contains(
            "clusters: # this path: production - {name: production, paths: [prod/, agent.yaml]}"),
        shown);
  }

  @Test
  void pageOfPlaceHasATableForEachGroup() throws IOException {
    write("before/pool.yaml", POOL.formatted("a", "amd64", "other"));
    write("before/more.yaml", POOL.formatted("b", "amd64", "own"));
    String page = data(run(0, "place", "--format", "html", "before"));
    assertTrue(page.contains("\"byGroups\": 2"), page);
    assertTrue(page.contains("\"GROUPS: NO\": \"1\""), page);
    assertTrue(page.contains("\"DESIRED\": \"0 to 4\""), page);
    assertTrue(page.contains("{ \"groups\": \"1\", \"answer\": \"no\", \"why\": 1 }"), page);
    assertTrue(page.contains("\"groupReasons\": [ \"\", \"untolerated taint other"), page);
    String lint = data(run(0, "lint", "--format", "html", "before"));
    assertTrue(lint.contains("\"groupReasons\": [ \"\", \"untolerated taint other"), lint);
  }

  /** Returns what the script of a page draws. */
  private static String data(String page) {
    int from = page.indexOf("<script type=\"application/json\"");
    return page.substring(from, page.indexOf("</script>", from));
  }

  @Test
  void referenceClustersAreGroups() {
    String told = run(0, "clusters", "kubeadm");
    assertTrue(told.contains("kubeadm/w-1 nodes: 3 label"), told);
    assertTrue(told.contains("label kubernetes.io/hostname: any value (platform)"), told);
    assertTrue(told.contains("no label node-role.kubernetes.io/master"), told);
    assertFalse(told.contains("declared in"), told);
    String json = run(0, "clusters", "--format", "json", "kubeadm");
    assertTrue(json.contains("\"nodeGroups\": [ { \"name\": \"kubeadm/cp-1\""), json);
  }
}
