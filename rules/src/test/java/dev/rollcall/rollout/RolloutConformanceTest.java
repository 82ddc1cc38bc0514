package dev.rollcall.rollout;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Simulator;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares simulated updates with those that a real control plane went through. */
class RolloutConformanceTest {

  private static final ObjectId NO_LIST = new ObjectId("", "", "", "");

  /** One recorded update. */
  private record Recording(String id, FieldCursor json) {

    RolloutPlan plan() {
      List<Manifest> manifests = new ArrayList<>();
      for (FieldCursor node : json.get("nodes").items()) {
        manifests.add(manifest(node));
      }
      manifests.add(manifest(json.get("daemonset")));
      Inventory inventory = Inventory.of(manifests);
      List<Node> nodes = inventory.nodes();
      DaemonSet daemonSet = inventory.daemonSets().get(0);
      Cluster cluster = Simulator.place(inventory, nodes, null);
      List<String> broken = new ArrayList<>();
      json.get("brokenNodes").items().forEach(name -> broken.add(name.stringOrEmpty()));
      return Rollout.plan(
          daemonSet, cluster, new Assumptions(seconds("readyAfter"), seconds("goneAfter"), broken));
    }

    private Manifest manifest(FieldCursor object) {
      SourceFile file = json.place().origin().file();
      YamlMapping mapping = (YamlMapping) Objects.requireNonNull(object.node());
      return Objects.requireNonNull(ModelReader.read(ModelReader.open(file, mapping, NO_LIST)));
    }

    private Duration seconds(String field) {
      return Duration.ofSeconds(Objects.requireNonNull(json.get(field).integer()));
    }

    FieldCursor observed(String field) {
      return json.get("observed").get(field);
    }

    int number(String field) {
      return Math.toIntExact(Objects.requireNonNull(observed(field).integer()));
    }

    boolean finished() {
      return observed("finished").isTrue();
    }
  }

  @TestFactory
  List<DynamicTest> agreesWithTheRecording() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Recording recording : recordings()) {
      tests.add(DynamicTest.dynamicTest(recording.id(), () -> agrees(recording)));
    }
    return tests;
  }

  private static void agrees(Recording recording) {
    RolloutResult result = Rollout.predict(recording.plan());
    RolloutTrace course = result.course();
    assertAll(
        () -> assertEquals(recording.finished(), course.finished(), "finished"),
        () ->
            assertEquals(
                recording.number("mostUnavailable"), course.mostUnavailable(), "mostUnavailable"),
        () ->
            assertEquals(
                recording.number("mostOnOneNode"), course.maxPodsPerNode(), "mostOnOneNode"),
        () ->
            assertEquals(
                recording.number("mostPodsAtOnce"), course.mostPodsAtOnce(), "mostPodsAtOnce"));
    if (recording.finished()) {
      double seconds = Double.parseDouble(recording.observed("seconds").text());
      assertTrue(
          course.seconds() >= (seconds - 2) / 1.5 && course.seconds() <= seconds + 2,
          () -> course.seconds() + " s against " + seconds + " s");
      return;
    }
    int updated = recording.number("updated");
    assertAll(
        () -> assertEquals(recording.number("available"), course.available(), "available"),
        () -> assertEquals(recording.number("pending"), course.pending(), "pending"),
        // How many nodes had their turn before the one that stops the update is the controller's
        // luck: it goes through a Go map.
        () ->
            assertTrue(
                result.updatedLeast() <= updated && updated <= result.updatedMost(),
                () ->
                    updated
                        + " updated, not between "
                        + result.updatedLeast()
                        + " and "
                        + result.updatedMost()));
  }

  @Test
  void guessesTheOrderOfNodesMoreOftenThanNot() throws IOException {
    int stuck = 0;
    int same = 0;
    int certain = 0;
    for (Recording recording : recordings()) {
      if (recording.finished()) {
        continue;
      }
      RolloutResult result = Rollout.predict(recording.plan());
      stuck++;
      same += result.course().updated() == recording.number("updated") ? 1 : 0;
      certain += result.updatedLeast() == result.updatedMost() ? 1 : 0;
    }
    assertEquals(21, stuck);
    assertTrue(same >= 17, "updated as recorded in " + same);
    assertTrue(certain >= 13, "certain in " + certain);
  }

  private static List<Recording> recordings() throws IOException {
    List<Recording> recordings = new ArrayList<>();
    try (InputStream resource =
            RolloutConformanceTest.class.getResourceAsStream("/conformance/rollout.jsonl.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Objects.requireNonNull(resource)),
                    StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        SourceFile file = new SourceFile("rollout.jsonl", line);
        var document = new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0);
        FieldCursor json = ModelReader.open(file, (YamlMapping) document.root(), NO_LIST);
        recordings.add(new Recording(json.get("id").stringOrEmpty(), json));
      }
    }
    assertEquals(59, recordings.size());
    return recordings;
  }
}
