package dev.rollcall.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private String versionOf(RunRequest request, String... kubelets) throws Exception {
    List<String> nodes = new ArrayList<>();
    for (int i = 0; i < kubelets.length; i++) {
      nodes.add(
          "apiVersion: v1\nkind: Node\nmetadata: {name: n%s}\nstatus: {nodeInfo: {kubeletVersion: \"%s\"}}\n"
              .formatted(i, kubelets[i]));
    }
    Files.writeString(directory.resolve("nodes.yaml"), String.join("---\n", nodes));
    return Rollcall.ofFiles(BuiltInRules.all(), directory)
        .lint(List.of("nodes.yaml"), request.withConfig(null, true))
        .result()
        .versions()
        .toString();
  }
}
