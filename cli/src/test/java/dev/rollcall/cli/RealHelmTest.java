package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renders a chart with the helm of the machine, where there is one. */
final class RealHelmTest {

  @TempDir private Path directory;

  @Test
  void chartIsRenderedWithItsValuesAndFindingsNameTheTemplate() throws IOException {
    String path = System.getenv().getOrDefault("PATH", "");
    CliRunner shell = new CliRunner(directory).environment("PATH", path);
    shell.write("chart/Chart.yaml", "apiVersion: v2\nname: agent\nversion: 0.1.0\n");
    shell.write("chart/values.yaml", "surge: 0\n");
    shell.write(
        "chart/templates/a.yaml",
        CliRunner.BAD
            .replace("maxSurge: 1", "maxSurge: {{ .Values.surge }}")
            .replace("namespace: monitoring", "namespace: {{ .Release.Namespace }}"));
    assumeTrue(
        !shell.run("lint", "chart").out().contains("helm is not on the PATH"), "helm is not here");
    String out = shell.run("lint", "--set", "surge=1", "--namespace", "ops", "chart").out();
    assertTrue(out.contains("(from chart/templates/a.yaml:9)"), out);
    String place = shell.run("place", "--namespace", "ops", "chart").out();
    assertTrue(place.contains("ops/node-agent"), place);
  }
}
