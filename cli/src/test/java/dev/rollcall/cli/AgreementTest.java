package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Asks {@code lint}, {@code place}, {@code diff} and {@code rollout} about the same inputs: none
 * may say what another denies. Each line of the table is asked about twice, as the change of a
 * sound DaemonSet and as a state that does not change.
 */
@Tag("slow")
class AgreementTest {

  private static final String NODES =
      """
      apiVersion: v1
      kind: Node
      metadata:
        name: w-1
        labels: {kubernetes.io/os: linux, kubernetes.io/hostname: w-1, pool: a}
      status: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: w-2
        labels: {kubernetes.io/os: linux, kubernetes.io/hostname: w-2, pool: b}
      status: {allocatable: {cpu: "2", memory: 4Gi, pods: "110"}}
      ---
      apiVersion: v1
      kind: Node
      metadata:
        name: cp-1
        labels: {kubernetes.io/os: linux, kubernetes.io/hostname: cp-1, pool: a}
      spec: {taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]}
      status: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}
      """;

  private static final String DAEMON_SET =
      """
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: ops}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {%s}}
          spec:
            %s
            containers:
            - name: main
              image: %s
              %s
      """;

  @TempDir Path directory;

  /**
   * Holds the answers against each other.
   *
   * @param labels of the pod template
   * @param pod a field of the pod
   * @param image of the container
   * @param container a field of the container
   * @param other an object beside the DaemonSet, empty for none
   */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "agreement.csv", delimiter = '|', quoteCharacter = '~')
  void noCommandDeniesAnother(
      String name, String labels, String pod, String image, String container, String other)
      throws IOException {
    String sound = DAEMON_SET.formatted("app: agent", "", "registry.example/agent:0", "");
    String changed =
        DAEMON_SET.formatted(text(labels), text(pod).replace("\\n", "\n"), image, text(container));
    String beside = text(other).isEmpty() ? "" : "---\n" + text(other).replace("\\n", "\n") + "\n";
    write("sound", NODES + beside + sound);
    write("after", NODES + beside + changed);
    Answers placed = ask("place", "after");
    assertEquals(
        placed.number("desired") - placed.keys("refused").size(), placed.number("current"));
    agrees(name + ", changed", placed, "sound");
    agrees(name + ", unchanged", placed, "after");
  }

  private void agrees(String name, Answers placed, String before) {
    Answers diff = ask("diff", before, "after");
    Answers rollout = ask("rollout", before, "after");
    Set<String> stopped = placed.keys("refused");
    stopped.addAll(placed.keys("pending"));
    stopped.addAll(placed.keys("neverReady"));
    boolean refused = !placed.list("objectRefused").isEmpty();
    assertEquals(stopped.isEmpty() && !refused, rollout.isTrue("finished"), name + ": finished");
    assertEquals(refused, !diff.list("objectRefused").isEmpty(), name + ": refused by diff");
    assertEquals(refused, !rollout.list("refused").isEmpty(), name + ": refused by rollout");
    if (!refused) {
      for (String field : new String[] {"desired", "current"}) {
        assertEquals(placed.number(field), diff.number("after", field), name + ": " + field);
      }
      for (String field : new String[] {"refused", "pending", "neverReady"}) {
        assertEquals(placed.keys(field), diff.keys("after", field), name + ": " + field);
      }
      Set<String> healthy = placed.list("running");
      healthy.removeAll(stopped);
      Set<String> updated = rollout.nodesThatEnd("updated");
      assertTrue(healthy.containsAll(updated), name + ": updated " + updated + ", not " + healthy);
      assertTrue(!rollout.isTrue("finished") || healthy.equals(updated), name + ": who is updated");
      assertTrue(
          rollout.names("lost").containsAll(diff.list("lost")), name + ": " + diff.list("lost"));
    }
    boolean still = run("rollout", before, "after").out().contains("nothing happens to");
    boolean changes =
        diff.isTrue("restarts") || !diff.list("gained").isEmpty() || !diff.list("lost").isEmpty();
    assertFalse(still && changes, name + ": nothing happens, and yet something does");
    int findings = run("lint", "--fail-on", "warning", "after").code();
    boolean never = !placed.keys("refused").isEmpty() || !placed.keys("neverReady").isEmpty();
    assertTrue(findings > 0 || (!refused && !never), name + ": lint says nothing");
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  private void write(String state, String manifests) throws IOException {
    Path home = Files.createDirectories(directory.resolve(state));
    Files.writeString(home.resolve("all.yaml"), manifests);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(directory, "", arguments);
  }

  private Answers ask(String command, String... states) {
    String[] arguments = new String[states.length + 3];
    arguments[0] = command;
    arguments[1] = "--format";
    arguments[2] = "json";
    System.arraycopy(states, 0, arguments, 3, states.length);
    CommandRun run = run(arguments);
    assertTrue(run.code() < 2, command + ": " + run.err());
    return new Answers(run.out());
  }

  /** What a command says of the DaemonSet. */
  private record Answers(FieldCursor daemonSet) {

    Answers(String json) {
      this(read(json).get("daemonSets").items().get(0));
    }

    private static FieldCursor read(String json) {
      SourceFile file = new SourceFile("answer.json", json);
      YamlMapping root =
          (YamlMapping) new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
      SourceObject origin = new SourceObject(file, new ObjectId("", "", "", ""));
      return new FieldCursor(FieldLocation.root(origin, root.head(), root.span()), root);
    }

    long number(String... path) {
      Long number = daemonSet.path(path).integer();
      return number == null ? -1 : number;
    }

    boolean isTrue(String field) {
      return daemonSet.get(field).isTrue();
    }

    Set<String> keys(String... path) {
      Set<String> keys = new TreeSet<>();
      daemonSet.path(path).entries().forEach(entry -> keys.add(entry.name()));
      return keys;
    }

    Set<String> list(String field) {
      Set<String> texts = new TreeSet<>();
      daemonSet.get(field).items().forEach(item -> texts.add(item.stringOrEmpty()));
      return texts;
    }

    Set<String> names(String field) {
      Set<String> names = new TreeSet<>();
      daemonSet.get(field).items().forEach(item -> names.add(item.get("node").stringOrEmpty()));
      return names;
    }

    Set<String> nodesThatEnd(String end) {
      Set<String> names = new TreeSet<>();
      for (FieldCursor node : daemonSet.get("nodes").items()) {
        if (node.get("end").stringOrEmpty().equals(end)) {
          names.add(node.get("name").stringOrEmpty());
        }
      }
      return names;
    }
  }
}
