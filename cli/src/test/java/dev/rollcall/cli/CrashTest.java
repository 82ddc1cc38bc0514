package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.BuiltInRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Puts rules that crash among the others: each is named, the rest of the run stays as it was. */
@Timeout(60)
@Tag("slow")
final class CrashTest {

  @TempDir private Path directory;
  private final CountDownLatch end = new CountDownLatch(1);

  @BeforeEach
  void write() throws IOException {
    CliRunner shell = new CliRunner(directory);
    shell.write("bad.yaml", CliRunner.BAD);
    shell.write("worse.yaml", CliRunner.BAD.replace("name: node-agent", "name: other"));
    shell.write("node.yaml", "apiVersion: v1\nkind: Node\nmetadata: {name: w-1}\n");
    shell.write("broken.yaml", CliRunner.BAD.replace("image: ", "imagee: "));
  }

  @AfterEach
  void stop() {
    end.countDown();
  }

  private static RuleInfo info(String id) {
    return RuleInfo.of(id, Category.PRACTICE, Severity.INFO, "0.1.0", "crashes");
  }

  /** A rule that looks at DaemonSets. */
  private record OfDaemonSets(String id, Runnable crash) implements DaemonSetRule {
    @Override
    public RuleInfo info() {
      return CrashTest.info(id);
    }

    @Override
    public void check(DaemonSet daemonSet, RuleContext context) {
      context.report(daemonSet.place(), "said before the crash");
      if (!daemonSet.name().equals("other")) {
        crash.run();
      }
    }
  }

  /** A rule that looks at nodes. */
  private record OfNodes(Runnable crash) implements NodeRule {
    @Override
    public RuleInfo info() {
      return CrashTest.info("crash-of-nodes");
    }

    @Override
    public void check(Node node, RuleContext context) {
      crash.run();
    }
  }

  /** A rule that looks at everything. */
  private record OfCluster(Runnable crash) implements ClusterRule {
    @Override
    public RuleInfo info() {
      return CrashTest.info("crash-of-cluster");
    }

    @Override
    public void check(RuleContext context) {
      crash.run();
    }
  }

  /** A rule that explains unknown fields. */
  private record OfRefusals(Runnable crash) implements ApiServerRule {
    @Override
    public RuleInfo info() {
      return CrashTest.info("crash-of-refusals");
    }

    @Override
    public boolean claims(FieldError refusal) {
      return true;
    }

    @Override
    public void explain(FieldError refusal, Manifest object, FindingBuilder report) {
      crash.run();
    }
  }

  private static int overflow(int depth) {
    return overflow(depth + 1) + 1;
  }

  private static void allocate() {
    List<long[]> all = new ArrayList<>();
    while (true) {
      all.add(new long[Integer.MAX_VALUE - 8]);
    }
  }

  private void hang() {
    while (end.getCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private static void fail() {
    throw new IllegalStateException("on \u001b[31mpurpose");
  }

  private CommandRun lint(List<Rule> more, String... arguments) {
    List<Rule> rules = new ArrayList<>(more);
    rules.addAll(BuiltInRules.all());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("COLUMNS", "200"),
            directory,
            false);
    int code = new Main(terminal, () -> rules).run(arguments);
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void everyKindOfCrashIsAFindingAndTheRestStaysAsItWas() {
    List<Rule> crashing =
        List.of(
            new OfDaemonSets("crash-throws", CrashTest::fail),
            new OfDaemonSets("crash-overflows", () -> overflow(0)),
            new OfDaemonSets("crash-allocates", CrashTest::allocate),
            new OfDaemonSets("crash-hangs", this::hang),
            new OfNodes(CrashTest::fail),
            new OfCluster(CrashTest::fail));
    CommandRun usual = lint(List.of(), "lint", "--format", "json", ".");
    assertEquals(1, usual.code());
    for (String inputs : List.of("bad.yaml node.yaml broken.yaml worse.yaml", ".")) {
      List<String> arguments =
          new ArrayList<>(List.of("lint", "--format", "json", "--limit", "seconds=1"));
      arguments.addAll(List.of(inputs.split(" ")));
      CommandRun run = lint(crashing, arguments.toArray(String[]::new));
      assertEquals(3, run.code());
      assertEquals("", run.err());
      for (Rule rule : crashing) {
        String message = "rule \\\"" + rule.info().id() + "\\\" ";
        assertTrue(run.out().contains(message), rule + run.out());
      }
      assertTrue(run.out().contains("report it in the issues of rollcall with this manifest"));
      assertTrue(run.out().contains("on \\u001b[31mpurpose at dev.rollcall.cli.CrashTest.fail("));
      assertTrue(run.out().contains("takes longer than the limit of 1 second"), run.out());
      assertTrue(run.out().contains("\"name\": \"w-1\""), run.out());
      assertEquals(others(usual.out()), others(run.out()), "what the other rules say");
      assertEquals(
          1,
          run.out().split("\"rule\": \"crash-throws\"", -1).length - 1,
          "what a rule said before it crashed is not half of an answer: only the other file has"
              + " it");
    }
  }

  /** Returns the rules that are no test, as often as they speak. */
  private static List<String> others(String json) {
    return json.lines()
        .filter(line -> line.contains("\"rule\": ") && !line.contains("crash-"))
        .filter(line -> !line.contains("rule-crash"))
        .sorted()
        .toList();
  }

  @Test
  void aCrashWhileExplainingKeepsTheFinding() {
    CommandRun run = lint(List.of(new OfRefusals(CrashTest::fail)), "lint", "broken.yaml");
    assertEquals(3, run.code());
    assertTrue(run.out().contains("[crash-of-refusals]: unknown field"), run.out());
    assertTrue(run.out().contains("error[rule-crash]: rule \"crash-of-refusals\" crashed with"));
    assertFalse(run.out().contains("\u001b"), "an exception speaks to no terminal");
  }

  @Test
  void everyFormatTellsOfACrashAndCountsAsUnreadable() {
    List<Rule> crashing = List.of(new OfDaemonSets("crash-throws", CrashTest::fail));
    for (String format : List.of("text", "json", "sarif", "junit", "github", "gitlab")) {
      CommandRun run = lint(crashing, "lint", "--format", format, "--fail-on", "never", "bad.yaml");
      assertEquals(3, run.code(), format);
      assertTrue(run.out().contains("rule-crash"), format);
    }
  }

  @Test
  void aCrashCannotBeIgnoredOrAccepted() throws IOException {
    List<Rule> crashing = List.of(new OfDaemonSets("crash-throws", CrashTest::fail));
    new CliRunner(directory)
        .write("bad.yaml", "# rollcall: ignore rule-crash -- no\n" + CliRunner.BAD);
    assertEquals(3, lint(crashing, "lint", "bad.yaml").code());
    CommandRun written =
        lint(crashing, "lint", "--baseline", "b.json", "--write-baseline", "bad.yaml");
    assertFalse(new CliRunner(directory).read("b.json").contains("rule-crash"), written.err());
    assertEquals(3, lint(crashing, "lint", "--baseline", "b.json", "bad.yaml").code());
  }

  @Test
  void askingForOneRuleHidesNoGap() throws IOException {
    CliRunner shell = new CliRunner(directory);
    shell.write("open.yaml", "a: [\n");
    for (String[] arguments :
        new String[][] {
          {"open.yaml", "1", "yaml-syntax"},
          {"--limit depth=1 bad.yaml", "1", "input-over-limit"},
          {"--limit fileBytes=2 bad.yaml", "3", "input-over-limit"},
          {"missing.yaml", "3", "unreadable-input"},
        }) {
      String line = "lint --rule surge-host-port " + arguments[0];
      CommandRun run = CommandRun.in(directory, "", line.split(" "));
      assertEquals(arguments[1], Integer.toString(run.code()), line);
      assertTrue(run.out().contains("error[" + arguments[2] + "]"), line + run.out());
    }
  }
}
