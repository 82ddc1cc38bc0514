package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares charts and kustomizations with what they were at a revision. */
final class StateReaderTest {

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    assumeTrue(File.separatorChar == '/', "the stand-ins are shell scripts");
    shell = new CliRunner(directory.resolve("repo"));
    shell.environment("PATH", directory.resolve("bin").toString());
    program(
        "helm", "echo \"$@\" >> " + directory + "/called; cd \"$2\" && /bin/cat templates/a.yaml");
    program("kubectl", "cd \"$2\" && /bin/cat ../base/a.yaml");
    shell.write("chart/Chart.yaml", "name: agent\n");
    shell.write("chart/templates/a.yaml", manifest("1.0"));
    shell.write("prod.yaml", "a: 1\n");
    shell.write("base/a.yaml", manifest("1.0"));
    shell.write("base/kustomization.yaml", "resources: [a.yaml]\n");
    shell.write("overlay/kustomization.yaml", "resources: [../base]\n");
    assumeTrue(git("init", "-q") == 0, "git is not here");
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", "first");
    shell.write("chart/templates/a.yaml", manifest("2.0"));
    shell.write("base/a.yaml", manifest("2.0"));
  }

  private static String manifest(String tag) {
    return "---\n# Source: agent/templates/a.yaml\n" + CliRunner.GOOD.replace("1.4.2", tag);
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.createDirectories(directory.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private int git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", directory.resolve("repo").toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void chartOfARevisionIsRendered() throws IOException {
    shell.write("new.yaml", "a: 2\n");
    CliRunner.Outcome diff =
        shell.run("diff", "git:HEAD", "chart", "--values", "prod.yaml", "--values", "new.yaml");
    assertEquals(0, diff.code(), diff.err());
    assertTrue(diff.out().contains("changes its pods, every one is replaced"), diff.out());
    List<String> called = Files.readAllLines(directory.resolve("called"));
    assertTrue(called.get(0).startsWith("template . --kube-version=1."), called.get(0));
    // What the revision has is taken from there, and a file that is new from where it is.
    assertTrue(called.get(0).matches(".*--values=\\S+/tree/prod.yaml .*"), called.get(0));
    assertTrue(called.get(0).endsWith("repo/new.yaml"), called.get(0));
    assertTrue(called.get(1).startsWith("template chart --kube-version=1."), called.get(1));
    assertEquals(0, shell.run("rollout", "git:HEAD", "chart").code());
    String absolute = directory.resolve("repo/chart").toString();
    assertTrue(shell.run("diff", "git:HEAD", absolute).out().contains("changes its pods"));
    assertEquals(2, shell.run("diff", "git:nowhere", "chart").code());
  }

  @Test
  void overlayOfARevisionIsBuiltFromItsOwnBase() {
    CliRunner.Outcome diff = shell.run("diff", "--render", "git:HEAD", "overlay");
    assertEquals(0, diff.code(), diff.err());
    assertTrue(diff.out().contains("changes its pods, every one is replaced"), diff.out());
  }

  @Test
  void stateOfWhichAPartCannotBeRenderedIsNotCompared() throws IOException {
    program("kubectl", "exit 1");
    CliRunner.Outcome diff = shell.run("diff", "--render", "git:HEAD", ".");
    assertEquals(3, diff.code());
    assertEquals("", diff.out(), "what was not built was not removed");
  }

  @Test
  void releaseOfARevisionFindsItsChartThere() throws IOException, InterruptedException {
    shell.write(
        "apps/app.yaml",
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: agent}
        spec: {source: {path: chart}, destination: {namespace: ops}}
        """);
    program("helm", "cd \"$3\" && /bin/cat templates/a.yaml");
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", "second");
    CliRunner.Outcome diff = shell.run("diff", "--render", "git:HEAD", "apps");
    assertEquals(0, diff.code(), diff.err());
    assertTrue(diff.out().contains("1 DaemonSet unchanged"), diff.out() + diff.err());
  }

  @Test
  void overlayChangesWithItsBase() throws IOException {
    shell.write("base/a.yaml", CliRunner.BAD);
    CliRunner.Outcome lint = shell.run("lint", "--render", "--changed-since", "HEAD", "overlay");
    assertEquals(1, lint.code(), lint.err());
    assertTrue(lint.out().contains("surge-host-port"), lint.out());
  }

  @Test
  void revisionThatCannotBeRenderedIsTold() throws IOException {
    program("helm", "echo \"Error: in $PWD/templates\" >&2; exit 1");
    CliRunner.Outcome diff = shell.run("diff", "git:HEAD", "chart");
    assertEquals(3, diff.code());
    assertTrue(
        diff.err().contains("HEAD:chart: helm template failed: Error: in templates"), diff.err());
    Files.delete(directory.resolve("bin/helm"));
    diff = shell.run("diff", "git:HEAD", "chart");
    assertEquals(3, diff.code());
    assertTrue(diff.err().contains("HEAD:chart: a chart, and helm is not on the PATH"), diff.err());
    assertEquals(0, shell.run("diff", "git:HEAD", "chart", "--no-render").code());
  }
}
