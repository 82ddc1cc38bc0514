package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes the command line pleasant: help, completion, starting points, watching. */
final class UsabilityTest {

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void start() {
    shell = new CliRunner(directory);
  }

  @Test
  void helpTeachesByExamplesThatAreRight() {
    for (Command command : Commands.all()) {
      CliRunner.Outcome help = shell.run(command.name(), "--help");
      assertEquals(0, help.code());
      assertEquals(help, shell.run("help", command.name()));
      for (UsageExample example : command.examples()) {
        assertTrue(help.out().contains("  " + example.command() + "\n"), help.out());
        assertTrue(example.command().contains("rollcall " + command.name()), example.command());
      }
      for (String line : help.out().split("\n")) {
        boolean typed = line.startsWith("  rollcall") || line.startsWith("  helm");
        assertTrue(typed || line.length() <= 80, "over 80 columns: " + line);
      }
    }
    assertTrue(shell.run("--help").out().contains("Exit codes: 0"));
  }

  @Test
  void bashCompletesCommandsOptionsAndValues() throws IOException, InterruptedException {
    assumeTrue(isHere("bash"), "bash is not here");
    shell.write("completion", shell.run("completion", "bash").out());
    assertEquals(List.of("lint"), complete("rollcall", "li"));
    assertEquals(List.of("--format"), complete("rollcall", "lint", "--form"));
    assertEquals(List.of("sarif"), complete("rollcall", "lint", "--format", "sa"));
    assertEquals(List.of("surge-host-port"), complete("rollcall", "explain", "surge-host"));
    assertEquals(
        List.of("surge-host-port"), complete("rollcall", "lint", "--skip", "surge-host-p"));
  }

  private List<String> complete(String... words) throws IOException, InterruptedException {
    String script =
        ". ./completion; COMP_WORDS=(%s); COMP_CWORD=%d; _rollcall; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(String.join(" ", words), words.length - 1);
    return run("bash", "-c", script).lines().toList();
  }

  @ParameterizedTest
  @CsvSource({"zsh, -n", "fish, -n", "bash, -n"})
  void completionIsAScriptOfItsShell(String name, String check)
      throws IOException, InterruptedException {
    String script = shell.run("completion", name).out();
    for (Command command : Commands.all()) {
      assertTrue(script.contains(command.name()), command.name());
    }
    assumeTrue(isHere(name), name + " is not here");
    shell.write("completion", script);
    assertEquals("", run(name, check, "completion"));
  }

  @Test
  void completionIsInstalledWhereTheShellLooks() throws IOException {
    String home = directory.toString();
    CliRunner.Outcome outcome =
        new CliRunner(directory).environment("HOME", home).run("completion", "bash", "--install");
    assertEquals(0, outcome.code(), outcome.err());
    String file = ".local/share/bash-completion/completions/rollcall";
    assertEquals(shell.run("completion", "bash").out(), shell.read(file));
    assertEquals(2, new CliRunner(directory).run("completion", "man", "--install").code());
  }

  @Test
  void doctorSaysWhatIsMissingAndWhatThatMeans() throws IOException {
    CliRunner machine = new CliRunner(directory).environment("PATH", directory.toString());
    CliRunner.Outcome bare = machine.run("doctor");
    assertEquals(0, bare.code());
    assertTrue(bare.out().contains("java: " + System.getProperty("java.version")), bare.out());
    assertTrue(bare.out().contains("helm: not on the PATH\n  charts are not rendered"), bare.out());
    shell.write(".rollcall.yaml", "profle: strict\n");
    CliRunner.Outcome wrong = machine.run("doctor");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("profle"), wrong.err());
  }

  @Test
  void manualPageIsRead() throws IOException, InterruptedException {
    String page = shell.run("completion", "man").out();
    assertTrue(page.startsWith(".TH ROLLCALL 1"));
    assumeTrue(isHere("man"), "man is not here");
    shell.write("rollcall.1", page);
    String shown = run("man", "-P", "cat", "-l", "rollcall.1");
    assumeTrue(!shown.isBlank(), "man shows nothing here");
    assertTrue(shown.contains("--fail-on"), shown);
  }

  @Test
  void initWritesAConfigurationThatHolds() throws IOException {
    shell.write("k8s/agent.yaml", CliRunner.BAD);
    shell.write("vendor/x/agent.yaml", CliRunner.BAD);
    CliRunner.Outcome first = shell.run("init", "--baseline");
    assertEquals(0, first.code(), first.err());
    assertTrue(shell.read(".rollcall.yaml").contains("exclude:\n- vendor/\n"));
    assertEquals(".rollcall.yaml: ok\n", shell.run("config", "--check").out());
    assertEquals(1, shell.run("lint", "--no-config", "k8s").code());
    CliRunner.Outcome later = shell.run("lint", ".");
    assertEquals(0, later.code(), "the configuration names the baseline");
    assertTrue(later.out().contains("1 rollcall report"), later.out());
    shell.write("k8s/other.yaml", CliRunner.BAD.replace("name: agent", "name: other"));
    assertEquals(1, shell.run("lint", ".").code(), "what is new is shown");
    assertEquals(0, shell.run("lint", "--write-baseline", ".").code());
    assertEquals(0, shell.run("lint", ".").code());
    Files.delete(shell.write("rollcall-baseline.json", ""));
    assertEquals(2, shell.run("lint", ".").code(), "a baseline that is gone is told");
    CliRunner.Outcome again = shell.run("init");
    assertEquals(2, again.code());
    assertEquals("rollcall: .rollcall.yaml is there already; --force replaces it\n", again.err());
    assertEquals(0, shell.run("init", "--force").code());
  }

  @Test
  void schemaIsThatOfTheVersion() {
    String schema = shell.run("schema", "daemonset", "--kubernetes-version", "1.33").out();
    assertTrue(schema.contains("apps/v1 DaemonSet, Kubernetes 1.33"), schema.substring(0, 200));
    assertEquals(
        schema, shell.run("schema", "apps/v1/DaemonSet", "--kubernetes-version=1.33").out());
    assertEquals(2, shell.run("schema", "Deamonset").code());
  }

  @Test
  void explainFindsRulesByTheTextOfAnError() {
    CliRunner.Outcome outcome =
        shell.run("explain", "0/3 nodes: didn't have free ports for the requested pod ports");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("surge-host-port: "), outcome.out());
    CliRunner.Outcome misspelt = shell.run("explain", "surge-hostport");
    assertEquals(
        "rollcall: \"surge-hostport\" is not a rule and in no message; did you mean"
            + " \"surge-host-port\"?\n",
        misspelt.err());
  }

  @Test
  void watchLintsAgainWhenAFileChanges() throws IOException, InterruptedException {
    Path file = shell.write("agent.yaml", CliRunner.BAD);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(ByteArrayOutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            Map.of(),
            directory,
            false);
    int[] code = {-1};
    Thread run =
        new Thread(() -> code[0] = new Main(terminal).run("lint", "--watch", "agent.yaml"));
    run.start();
    until(out, "1 error");
    Files.writeString(file, CliRunner.GOOD);
    until(out, "no findings");
    run.interrupt();
    run.join(5000);
    assertFalse(run.isAlive());
    assertEquals(0, code[0]);
  }

  private static void until(ByteArrayOutputStream out, String text) throws InterruptedException {
    for (int i = 0; i < 200 && !out.toString(StandardCharsets.UTF_8).contains(text); i++) {
      Thread.sleep(50);
    }
    assertTrue(out.toString(StandardCharsets.UTF_8).contains(text), text);
  }

  @Test
  void progressFillsUp() {
    assertEquals("[                    ] 0 of 40 files", Progress.bar(0, 40));
    assertEquals("[##########          ] 20 of 40 files", Progress.bar(20, 40));
    assertEquals("[####################] 40 of 40 files", Progress.bar(40, 40));
  }

  private boolean isHere(String program) throws InterruptedException {
    try {
      run(program, "--version");
      return true;
    } catch (IOException e) {
      return false; // it cannot be started
    }
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
