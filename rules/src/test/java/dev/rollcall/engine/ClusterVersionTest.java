package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.config.Limits;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.ReadCache;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.YamlLimits;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that say which kubelet they run say which Kubernetes to lint for, if nobody else does. */
final class ClusterVersionTest {

  @TempDir Path directory;

  @Test
  void isThatOfTheNewestKubelet() throws Exception {
    assertEquals("1.31", versionOf(RunRequest.DEFAULT, "v1.30.2", "v1.31.0-eks-1a2b", "v1.30.9"));
  }

  @Test
  void isTheOneAskedForIfThereIsOne() throws Exception {
    assertEquals(
        "1.35", versionOf(RunRequest.DEFAULT.withVersion(new KubernetesVersion(35)), "v1.30.2"));
  }

  @Test
  void isTheUsualOneWhereNoNodeTells() throws Exception {
    String usual = versionOf(RunRequest.DEFAULT);
    assertEquals(usual, versionOf(RunRequest.DEFAULT, "", "v0.1", "latest-and-greatest"));
  }

  @ParameterizedTest
  @CsvSource({"kubeletVersion: v1.31.2, 1.31, 1", "'\"kubeletVersion\": \"v1.31.2\"', 1.31, 1"})
  void aLargeDumpOfAnotherVersionIsReadOnce(String field, String version, int reads)
      throws Exception {
    assertEquals(version + " " + reads, lintLarge("nodeInfo: {" + field + "}"));
  }

  @Test
  void whatIsNoKubeletOfTheInputTellsNothing() throws Exception {
    String usual = versionOf(RunRequest.DEFAULT);
    assertEquals(
        usual + " 2", lintLarge("nodeInfo: {kubeProxyVersion: 'kubeletVersion: v1.31.2'}"));
    assertEquals(usual + " 1", lintLarge("nodeInfo: {kubeletVersion: ''}"));
  }

  @ParameterizedTest
  @CsvSource({
    "v1.31.2, '', v1.31.2, 1.31, 1", // the first node tells early
    "v1.31.2, v1.32.0, v1.31.2, 1.32, 3", // so does one that is newer
    "v1.31.2, v1.32.0, v1.33.0, 1.33, 43", // the last one is newer still
    "'', '', v1.31.2, 1.31, 40", // only the last one tells
    "v1.37.0, '', v1.37.0, 1.37, 0", // it tells the usual version
  })
  void manyFilesAreReadOnceIfOneOfTheFirstNodesTells(
      String first, String second, String last, String version, int again) throws Exception {
    List<Input> files = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String kubelet = i == 0 ? first : i == 1 ? second : i == 39 ? last : "";
      Path path = directory.resolve("%02d.yaml".formatted(i));
      Files.writeString(path, node(i, kubelet));
      files.add(new Input(path.toString(), path));
    }
    AtomicInteger reads = new AtomicInteger();
    FileInputSource sources = new FileInputSource(InputStream.nullInputStream(), 1 << 20);
    InputSource counted =
        input -> {
          reads.incrementAndGet();
          return sources.read(input);
        };
    // Without a limit of time all is read in order, on this thread.
    LintSettings settings =
        LintSettings.of(SchemaCatalog.bundled().preferred())
            .withLimits(new Limits(1 << 20, 0, YamlLimits.DEFAULT));
    Inputs inputs = new Inputs(files, List.of());

    ClusterVersion.Judged judged =
        ClusterVersion.read(
            settings,
            false,
            (each, watch) ->
                new ClusterReader(BuiltInRules.all(), each, counted).read(inputs, watch));
    String linted =
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .lint(List.of("."), RunRequest.DEFAULT.withConfig(null, true))
            .result()
            .versions()
            .toString();

    assertEquals(version, judged.settings().version().toString());
    assertEquals(version, linted);
    assertEquals(40, judged.state().inventory().nodes().size());
    assertEquals(40 + again, reads.get());
  }

  private static String node(int number, String kubelet) {
    return "apiVersion: v1\nkind: Node\nmetadata: {name: n%s}\nstatus: {nodeInfo: {kubeletVersion: \"%s\"}}\n"
        .formatted(number, kubelet);
  }

  /** Returns the version that a long file is linted for, and how often it is read for one. */
  private String lintLarge(String status) throws Exception {
    String node = "apiVersion: v1\nkind: Node\nmetadata: {name: n}\nstatus: {%s}\n";
    String rest = "# and so on\n".repeat(100_000);
    Files.writeString(directory.resolve("nodes.yaml"), node.formatted(status) + rest);
    Rollcall.Run run =
        Rollcall.ofFiles(BuiltInRules.all(), directory)
            .prepare(
                new InputFinder(directory).find(List.of("nodes.yaml")),
                RunRequest.DEFAULT.withConfig(null, true));
    ReadCache cache = new ReadCache();
    RunResult result = run.lint(texts -> texts, new LintScope(cache, null, false)).result();
    return result.versions() + " " + cache.reads();
  }

  private String versionOf(RunRequest request, String... kubelets) throws Exception {
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < kubelets.length; i++) {
      nodes.add(node(i, kubelets[i]));
    }
    Files.writeString(directory.resolve("nodes.yaml"), String.join("---\n", nodes));
    return Rollcall.ofFiles(BuiltInRules.all(), directory)
        .lint(List.of("nodes.yaml"), request.withConfig(null, true))
        .result()
        .versions()
        .toString();
  }
}
