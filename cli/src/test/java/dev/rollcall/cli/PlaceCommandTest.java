package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.placement.reference.ReferenceClusters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code place} and {@code clusters} as a user does. */
class PlaceCommandTest {

  private static final String NODES =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {disk: ssd}}
      status: {allocatable: {cpu: 1, memory: 1Gi, pods: 9}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2, labels: {disk: hdd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: cp-1}
      spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: logging, labels: {team: obs}}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers:
            - {name: a, image: "a:1", resources: {requests: {cpu: 2}}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("nodes.yaml"), NODES);
    Files.writeString(directory.resolve("agent.yaml"), AGENT);
  }

  private CommandRun place(String... more) {
    String[] arguments = new String[more.length + 1];
    arguments[0] = "place";
    System.arraycopy(more, 0, arguments, 1, more.length);
    return CommandRun.in(directory, "", arguments);
  }

  @Test
  void printsTheTableAndWhatIsMissing() {
    CommandRun run = place();
    assertEquals("", run.err());
    assertEquals(0, run.code());
    assertEquals(
        """
        NAMESPACE   NAME    DESIRED   CURRENT   MISSCHEDULED   PENDING   NODE SELECTOR
        logging     agent   2         2         0              1         <none>

        logging/agent
          1 node: untolerated taint node-role.kubernetes.io/control-plane:NoSchedule
            cp-1
            to run there, add this toleration:
              - key: node-role.kubernetes.io/control-plane
                operator: Exists
                effect: NoSchedule
          1 node: its pod waits: Insufficient cpu
            w-1

        checked 1 DaemonSet on 3 nodes in 4 objects of 2 files for Kubernetes 1.37
        """,
        run.out());
  }

  @Test
  void describesADaemonSetAsKubectlDoes() {
    assertEquals(
        """
        Name:           agent
        Namespace:      logging
        Selector:       app=agent
        Node-Selector:  <none>
        Labels:         team=obs
        Annotations:    <none>
        Desired Number of Nodes Scheduled: 2
        Current Number of Nodes Scheduled: 2
        Number of Nodes Misscheduled: 0
        Pods Status:  1 Running / 1 Waiting / 0 Succeeded / 0 Failed
        """,
        place("--daemonset", "logging/agent").out().lines().limit(10).toList().stream()
            .map(line -> line + "\n")
            .reduce("", String::concat));
  }

  @Test
  void showsOneNode() {
    assertEquals(
        """
        Name:           w-1
        Taints:         <none>
        Unschedulable:  false

        NAMESPACE   NAME    POD     CPU REQUESTS   MEMORY REQUESTS
        logging     agent   waits   2              0

        logging/agent: Insufficient cpu

        what all pods on it ask for:
        RESOURCE            REQUESTS   ALLOCATABLE   SHARE
        cpu                 0          1             0%
        memory              0          1Gi           0%
        ephemeral-storage   0          ?             -
        pods                0          9             0%

        checked 1 DaemonSet on 3 nodes in 4 objects of 2 files for Kubernetes 1.37
        """,
        place("--node", "w-1").out());
  }

  @Test
  void showsTheMatrix() {
    String out = place("--wide").out();
    assertTrue(out.contains("w-1    W\nw-2    R\ncp-1   .\n"), out);
  }

  @Test
  void writesCommaSeparatedValues() {
    assertEquals(
        "namespace,name,desired,current,misscheduled,pending,nodeSelector\r\n"
            + "logging,agent,2,2,0,1,\r\n",
        place("--format", "csv").out());
    assertEquals(
        "namespace,name,node,verdict,pod,reason\r\n"
            + "logging,agent,w-1,runs,waits,Insufficient cpu\r\n"
            + "logging,agent,w-2,runs,runs,\r\n"
            + "logging,agent,cp-1,only-stays,none,"
            + "untolerated taint node-role.kubernetes.io/control-plane:NoSchedule\r\n",
        place("--format", "csv", "--wide").out());
  }

  @Test
  void writesJson() {
    String out = place("--format", "json").out().replaceAll("\\s+", " ");
    assertTrue(
        out.contains(
            "\"namespace\": \"logging\", \"name\": \"agent\", \"file\": \"agent.yaml\","
                + " \"desired\": 2, \"current\": 2, \"misscheduled\": 0, \"running\": [ \"w-2\" ],"
                + " \"pending\": { \"w-1\": [ \"Insufficient cpu\" ] }"),
        out);
    assertTrue(
        out.contains(
            "{ \"name\": \"cp-1\", \"verdict\": \"only-stays\", \"reasons\": [ { \"filter\":"
                + " \"TaintToleration\", \"message\": \"untolerated taint"
                + " node-role.kubernetes.io/control-plane:NoSchedule\" } ] }"),
        out);
  }

  @Test
  void saysWhatIsRefusedOfWhatIsTriedOut() throws IOException {
    Files.writeString(
        directory.resolve("agent.yaml"),
        AGENT.replace("{app: agent}}\n    spec", "{app: b}}\n    spec"));
    String out = place("--taint", "w-2=a=b:NoExecute").out();
    assertTrue(
        out.startsWith(
            """
            With taint a=b:NoExecute on w-2, none of 1 DaemonSet changes:
              refused, so without pods: logging/agent
            """),
        out);
  }

  @Test
  void triesChangesOut() {
    String taint = "w-2=a=b:NoExecute";
    String one = place("--taint", taint).out();
    assertTrue(one.contains("agent   1"), "one node less");
    assertTrue(one.startsWith("With taint a=b:NoExecute on w-2, 1 of 1 DaemonSet changes:\n"), one);
    String json = place("--taint", taint, "--format", "json").out().replaceAll("\\s+", " ");
    assertTrue(json.contains("\"tried\": [ \"taint a=b:NoExecute on w-2\" ]"), json);
    assertTrue(json.contains("\"lost\": [ \"w-2\" ]"), json);
    assertTrue(place("--taint", taint, "--format", "html").out().contains("is evicted from w-2"));
    String out =
        place("--add-nodes", "3", "--like", "w-2", "--cordon", "w-2", "--format", "csv").out();
    assertTrue(out.contains("logging,agent,5,5,0,1,"), out);
  }

  @Test
  void takesAReferenceClusterOrNodesFromElsewhere() {
    CommandRun reference = place("agent.yaml");
    assertTrue(
        reference.out().startsWith("the input has no Node; these are the nodes of the reference"),
        reference.out());
    assertTrue(place("agent.yaml", "--format", "csv").out().contains("logging,agent,3,3,0,0,"));
    String own = place("agent.yaml", "--cluster", "nodes.yaml", "--format", "csv").out();
    assertTrue(own.contains("logging,agent,2,2,0,1,"), own);
  }

  @Test
  void takesTheConfiguredCluster() throws IOException {
    Files.delete(directory.resolve("nodes.yaml"));
    Files.writeString(directory.resolve(".rollcall.yaml"), "cluster: k3s\n");
    assertTrue(place().out().contains("reference cluster k3s"), place().out());
    assertTrue(place("--cluster", "gke").out().contains("reference cluster gke"));
    assertTrue(place("--no-config").out().contains("reference cluster kubeadm"));
    CommandRun diff = CommandRun.in(directory, "", "diff", "agent.yaml", "agent.yaml");
    assertTrue(diff.out().contains("reference cluster k3s"), diff.out());
  }

  @Test
  void readsStandardInput() {
    CommandRun run = CommandRun.in(directory, NODES + "---\n" + AGENT, "place", "-");
    assertTrue(
        run.out().contains("logging     agent   2         2         0              1"), run.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format xml | rollcall: --format \"xml\" is none of text, json, csv, html",
        "--node w-9 | rollcall: there is no node \"w-9\"; did you mean \"w-1\"?",
        "--daemonset x | rollcall: there is no DaemonSet \"x\"; there is agent",
        "--cordon w-9 | rollcall: there is no node \"w-9\"; did you mean \"w-1\"?",
        "--add-nodes 2 | rollcall: --add-nodes N and --like NODE go together",
        "--add-nodes x --like w-1 | rollcall: --add-nodes \"x\" is not a number from 1 to 1000000",
      })
  void refusesWhatItCannotDo(String options, String message) {
    CommandRun run = place(options.split(" "));
    assertEquals(2, run.code());
    assertEquals(message, run.err().strip());
    assertEquals("", run.out());
  }

  @Test
  void saysWhatCouldNotBeRead() throws IOException {
    Files.writeString(directory.resolve("broken.yaml"), "a: [");
    CommandRun run = place();
    assertEquals(1, run.code(), "as lint");
    assertTrue(run.err().startsWith("broken.yaml:1:5: not YAML"), run.err());
    assertTrue(run.out().contains("agent   2"), "the rest is placed");
    assertEquals(3, place("nowhere").code());
  }

  @Test
  void listsTheReferenceClusters() {
    CommandRun list = CommandRun.in(directory, "", "clusters");
    long named = list.out().lines().filter(line -> !line.startsWith(" ")).count();
    assertEquals(ReferenceClusters.names().size() + 1, named);
    CommandRun one = CommandRun.in(directory, "", "clusters", "eks-fargate");
    assertTrue(
        one.out()
            .contains(
                "  taint eks.amazonaws.com/compute-type=fargate:NoSchedule (lasting, platform)\n"));
    assertEquals(2, CommandRun.in(directory, "", "clusters", "x").code());
    String json = CommandRun.in(directory, "", "clusters", "kubeadm", "--format", "json").out();
    assertTrue(json.contains("\"node-role.kubernetes.io/control-plane:NoSchedule\""), json);
  }

  @Test
  void fitsEightyColumns() {
    StringBuilder wide = new StringBuilder(NODES);
    for (int i = 0; i < 30; i++) {
      wide.append("---\n")
          .append(
              AGENT
                  .replace("name: agent,", "name: an-agent-with-a-rather-long-name-" + i + ",")
                  .replace(
                      "spec:\n      containers",
                      "spec:\n      nodeSelector: {disk: ssd}\n      containers"));
    }
    String out = CommandRun.in(directory, wide.toString(), "place", "-").out();
    out.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }
}
