package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.place.PlaceTextReporter;
import dev.rollcall.rules.BuiltInRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One dump, cut, joined, wrapped, compressed and in any order: the table is the same. */
final class DumpShapesTest {

  private static final int NODES = 7;
  private static final int TRIES = 80;
  private static final int SHAPES = 7;
  private static final int PADDING = 10_000_000;

  @TempDir Path directory;

  @Test
  void everyShapeGivesTheSameTable() throws Exception {
    List<String> objects = objects();
    String expected = table(write("plain.json", list(objects)));
    assertTrue(expected.contains("agent-1"), expected);
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      assertEquals(expected, table(shaped(objects, random, seed)), "seed " + seed);
    }
  }

  @Test
  void whatStandsTwiceCountsOnce() throws Exception {
    List<String> objects = objects();
    String expected = table(write("once.json", list(objects)));
    Path tree = Files.createDirectories(directory.resolve("tree/namespaces/ops"));
    Files.writeString(tree.resolve("lists.json"), list(objects));
    for (int i = 0; i < objects.size(); i++) {
      Files.writeString(tree.resolve("object-" + i + ".yaml"), "---\n" + objects.get(i) + "\n");
    }
    assertEquals(expected, table(directory.resolve("tree")));
  }

  @Test
  void longListIsReadInChunks() throws Exception {
    List<String> objects = objects();
    String expected = table(write("short.json", list(objects)));
    List<String> padded = new ArrayList<>();
    String padding = "x".repeat(20_000);
    for (String object : objects) {
      padded.add(
          object.replace(
              "\"metadata\": {",
              "\"metadata\": {\"annotations\": {\"example.com/long\": \"" + padding + "\"}, "));
    }
    assertEquals(expected, table(write("long.json", list(padded))));
    StringBuilder yaml = new StringBuilder("apiVersion: v1\nitems:\n");
    padded.forEach(object -> yaml.append("- ").append(object).append('\n'));
    assertEquals(expected, table(write("long.yaml", yaml + "kind: List\n")));
  }

  @Test
  void filesOfAnObjectAreNamedByTheirDirectory() throws Exception {
    List<String> objects = objects();
    String expected = table(write("all.json", list(objects)));
    Path tree = directory.resolve("archive/config");
    for (int i = 0; i < objects.size(); i++) {
      String object = objects.get(i);
      String kind = object.substring(object.indexOf("\"kind\": \"") + 9);
      Path below = tree.resolve(kind.substring(0, kind.indexOf('"')).toLowerCase(Locale.ROOT));
      Files.writeString(
          Files.createDirectories(below.resolve("ops")).resolve(i + ".json"),
          "{" + object.substring(object.indexOf("\"metadata\"")));
    }
    assertEquals(expected, table(directory.resolve("archive")));
  }

  @Test
  void largeDumpsOfEveryShapeGiveTheSameTable() throws Exception {
    List<String> objects = objects();
    String expected = table(write("small.json", list(objects)));
    String padding = "x".repeat(PADDING / objects.size());
    List<String> padded = new ArrayList<>();
    for (String object : objects) {
      padded.add(
          object.replace(
              "\"metadata\": {",
              "\"metadata\": {\"annotations\": {\"example.com/long\": \"" + padding + "\"}, "));
    }
    for (int shape = 0; shape < SHAPES; shape++) {
      Path file = write("large-" + shape + ".json", wrapped(padded, shape));
      assertTrue(Files.size(file) > PADDING * 9L / 10, "a large file");
      assertEquals(expected, table(file), "shape " + shape);
      Path compressed = directory.resolve("large-" + shape + ".yaml.gz");
      compress(compressed, Files.readString(file));
      assertEquals(expected, table(compressed), "compressed shape " + shape);
    }
  }

  private Path shaped(List<String> objects, Random random, int seed) throws IOException {
    List<String> shuffled = new ArrayList<>(objects);
    Collections.shuffle(shuffled, random);
    if (random.nextBoolean()) {
      shuffled.addAll(shuffled.subList(0, random.nextInt(shuffled.size())));
    }
    Path root = Files.createDirectories(directory.resolve("dump-" + seed));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ZipOutputStream zip = new ZipOutputStream(bytes);
    boolean zipped = random.nextInt(3) == 0;
    int files = 1 + random.nextInt(4);
    for (int i = 0; i < files; i++) {
      int from = shuffled.size() * i / files;
      List<String> part = shuffled.subList(from, shuffled.size() * (i + 1) / files);
      String text = wrapped(part, random.nextInt(SHAPES));
      if (zipped) {
        zip.putNextEntry(new ZipEntry("in/part-" + i + ".json"));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
      } else if (random.nextInt(3) == 0) {
        compress(root.resolve("part-" + i + ".json.gz"), text);
      } else {
        Files.writeString(root.resolve("part-" + i + ".json"), text);
      }
    }
    if (!zipped) {
      return root;
    }
    zip.close();
    return Files.write(root.resolve("dump.zip"), bytes.toByteArray());
  }

  private static void compress(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String wrapped(List<String> objects, int shape) {
    return switch (shape) {
      case 0 -> list(objects);
      case 1 -> "[" + String.join(",", objects) + "]";
      case 2 -> String.join("\n", objects);
      case 3 -> "{\"items\": [" + String.join(", ", objects) + "]}";
      case 4 -> "{\"result\": {\"cluster\": " + list(objects) + "}}";
      case 5 -> byResource(objects);
      default -> "---\n" + String.join("\n---\n", objects);
    };
  }

  /** What collectors write: a field for each resource, and no kinds. */
  private static String byResource(List<String> objects) {
    List<String> fields = new ArrayList<>();
    for (String kind : List.of("Node", "DaemonSet", "Pod")) {
      List<String> bare = new ArrayList<>();
      for (String object : objects) {
        if (object.contains("\"kind\": \"" + kind + "\", \"metadata\"")) {
          bare.add("{" + object.substring(object.indexOf("\"metadata\"")));
        }
      }
      fields.add("\"" + kind.toLowerCase(Locale.ROOT) + "s\": [" + String.join(",", bare) + "]");
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String list(List<String> objects) {
    return "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [\n"
        + String.join(",\n", objects)
        + "\n]}";
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String table(Path path) throws Exception {
    Rollcall rollcall = Rollcall.ofFiles(BuiltInRules.all(), path.getParent());
    Rollcall.Placed placed =
        rollcall.place(
            List.of(path.getFileName().toString()), RunRequest.DEFAULT.withConfig(null, true));
    assertTrue(placed.read().unreadable().isEmpty(), placed.read().unreadable().toString());
    return new PlaceTextReporter(AnsiStyle.PLAIN, 120)
        .report(
            placed.cluster(),
            placed.cluster().inventory().daemonSets().stream()
                .map(placed.cluster()::placementOf)
                .toList());
  }

  private static List<String> objects() {
    List<String> objects = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      objects.add(
          """
          {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n%1$s", "uid": "n-%1$s", \
          "resourceVersion": "%1$s", "labels": {"kubernetes.io/os": "linux"}}, "spec": %2$s, \
          "status": {"allocatable": {"cpu": "4", "memory": "8Gi", "pods": "110"}, \
          "conditions": [{"type": "Ready", "status": "True"}]}}\
          """
              .formatted(
                  node,
                  node == 0
                      ? "{\"taints\": [{\"key\": \"a\", \"effect\": \"NoSchedule\"}]}"
                      : "{}"));
    }
    for (int set = 0; set < 3; set++) {
      objects.add(
          """
          {"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "agent-%1$s", \
          "namespace": "ops", "uid": "d-%1$s", "resourceVersion": "9", "generation": 1}, \
          "spec": {"selector": {"matchLabels": {"app": "agent-%1$s"}}, "template": \
          {"metadata": {"labels": {"app": "agent-%1$s"}}, "spec": {"containers": \
          [{"name": "main", "image": "r/agent:1"}]}}}, "status": {"desiredNumberScheduled": 6, \
          "currentNumberScheduled": 6, "numberMisscheduled": 0, "numberReady": 6, \
          "observedGeneration": 1}}\
          """
              .formatted(set));
      for (int node = 1; node < NODES; node++) {
        objects.add(pod(set, node));
      }
    }
    return objects;
  }

  private static String pod(int set, int node) {
    return """
    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "agent-%1$s-%2$s", \
    "namespace": "ops", "uid": "p-%1$s-%2$s", "resourceVersion": "7", "labels": \
    {"app": "agent-%1$s"}, "ownerReferences": [{"apiVersion": "apps/v1", "kind": "DaemonSet", \
    "name": "agent-%1$s", "controller": true}]}, "spec": {"nodeName": "n%2$s", "containers": \
    [{"name": "main", "image": "r/agent:1"}]}, "status": {"phase": "Running"}}\
    """
        .formatted(set, node);
  }
}
