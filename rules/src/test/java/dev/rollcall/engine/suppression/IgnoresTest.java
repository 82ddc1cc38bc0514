package dev.rollcall.engine.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Profile;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Span;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Puts ignores where people put them, and says what each of them is about. */
final class IgnoresTest {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();
  private static final String RULE = "surge-host-port";
  private static final Set<String> RULES =
      Set.of(
          RULE,
          "yaml-syntax",
          "ignore-unused",
          "ignore-unknown-rule",
          "ignore-malformed",
          "ignore-expired",
          "ignore-without-reason");

  private static final String MANIFEST =
      """
      @1
      ---
      @2
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: node-agent
        @a
      spec:
        @3
        updateStrategy:
          @4
          rollingUpdate:
            maxUnavailable: 0
            @5
            maxSurge: 1 @6
        @7
        selector:
          matchLabels: {app: node-agent}
        template:
          metadata:
            labels: {app: node-agent}
            @t
          spec:
            containers:
            @8
            - name: agent
              image: registry.example/agent:1.4.2
              ports:
              - {containerPort: 6666, hostPort: 6666}
      """;

  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6"})
  void commentHidesWhatItCovers(String place) {
    RunResult result = lint(at(place, "# rollcall: ignore surge-host-port -- known"));
    assertEquals(List.of(), said(result));
    assertEquals(1, result.suppressed());
  }

  @ParameterizedTest
  @CsvSource({"7", "8"})
  void commentElsewhereHidesNothingAndIsUnused(String place) {
    RunResult result = lint(at(place, "# rollcall: ignore surge-host-port -- known"));
    assertEquals(List.of("ignore-unused", RULE), said(result).stream().sorted().toList());
    assertEquals(0, result.suppressed());
  }

  @ParameterizedTest
  @CsvSource({"a", "t"})
  void annotationOfTheObjectOrOfItsTemplateHidesIt(String place) {
    RunResult result = lint(at(place, "annotations: {rollcall.dev/ignore: surge-host-port -- ok}"));
    assertEquals(List.of(), said(result));
    assertEquals(1, result.suppressed());
  }

  @Test
  void commentAboveAContainerIsAboutThatContainerOnly() {
    String text =
        """
        apiVersion: v1
        kind: List
        items:
        # rollcall: ignore surge-host-port -- the first one is known
        - %s
        - %s
        """
            .formatted(item("one"), item("two"));
    RunResult result = lint(text);
    assertEquals(List.of(RULE), said(result));
    assertEquals("two", result.findings().get(0).object().name());
    assertEquals(1, result.suppressed());
  }

  private static String item(String name) {
    return at("", "")
        .replace("---\n", "")
        .replace("name: node-agent", "name: " + name)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce((a, b) -> a + "\n  " + b)
        .orElseThrow();
  }

  @Test
  void commentInsideOfATextIsNone() {
    RunResult result =
        lint(at("a", "annotations: {note: 'see # rollcall: ignore surge-host-port -- x'}"));
    assertEquals(List.of(RULE), said(result));
  }

  @Test
  void listOfRulesIsCheckedOneByOne() {
    RunResult result = lint(at("5", "# rollcall: ignore surge-host-port, ignore-me -- known"));
    assertEquals(List.of("ignore-unknown-rule"), said(result));
    Finding finding = result.findings().get(0);
    String line = finding.location().file().line(finding.location().span().line());
    int column = finding.location().span().column();
    assertTrue(line.startsWith("ignore-me", column - 1), line + " at " + column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "surge-host-port -- known until 2026-11-21|",
        "surge-host-port until 2026-11-21|ignore-without-reason",
        "surge-host-port -- known (until 2027-01-31)|",
        "surge-host-port -- holds until upstream mends it|",
        "surge-host-port -- known until 2026-11-20|ignore-expired surge-host-port",
        "surge-host-port -- known until 2026-02-30|ignore-malformed surge-host-port",
        "surge-host-port|ignore-without-reason",
        "surge-host-port --|ignore-without-reason",
        "surge-host-port known|ignore-malformed surge-host-port",
        "-- known|ignore-malformed surge-host-port",
        "surge-hostport -- known|ignore-unknown-rule surge-host-port",
        "yaml-syntax -- known|ignore-unused surge-host-port",
        "desired-zero -- of a rule that does not run|surge-host-port",
      })
  void ignoreIsReadAsWritten(String ignore, String expected) {
    List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
    assertEquals(
        wanted, said(lint(at("5", "# rollcall: ignore " + ignore))).stream().sorted().toList());
    if (expected == null) {
      return;
    }
    String annotation = "annotations: {rollcall.dev/ignore: '" + ignore + "'}";
    assertEquals(wanted, said(lint(at("a", annotation))).stream().sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "# rollcall: ignroe surge-host-port -- known",
    "# rollcall: disable surge-host-port",
    "# rollcall ignore surge-host-port -- known",
  })
  void otherWordsAreMalformed(String comment) {
    assertEquals(
        List.of("ignore-malformed", RULE), said(lint(at("5", comment))).stream().sorted().toList());
  }

  @Test
  void annotationOfAnotherNameIsMalformed() {
    assertEquals(
        List.of("ignore-malformed", RULE),
        said(lint(at("a", "annotations: {rollcall.dev/ignored: surge-host-port -- known}")))
            .stream()
            .sorted()
            .toList());
  }

  @Test
  void noCommentBreaksTheRun() {
    String[] words = {
      "ignore",
      "surge-host-port",
      ",",
      "--",
      "until",
      "2026-11-21",
      "(",
      ")",
      "]",
      " ",
      "\t",
      "-",
      "9999-99-99",
      "ünknown",
      "#",
      "rollcall:",
      "\"",
      "'",
      "until 1",
      "\uD83D\uDE00"
    };
    Random random = new Random(8);
    for (int i = 0; i < 500; i++) {
      StringBuilder comment = new StringBuilder("# rollcall: ");
      for (int j = random.nextInt(9); j >= 0; j--) {
        comment.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
      }
      String place = String.valueOf(1 + random.nextInt(8));
      RunResult result = lint(at(place, comment.toString()));
      for (Finding finding : result.findings()) {
        Span span = finding.location().span();
        String line = finding.location().file().line(span.line());
        int length = line.codePointCount(0, line.length());
        assertTrue(span.column() <= length + 1, comment + " points past its line");
      }
    }
  }

  @Test
  void anchorsDoNotWidenWhatACommentIsAbout() {
    String text =
        at("", "")
            .replace("updateStrategy:", "updateStrategy: &update")
            .concat("# rollcall: ignore surge-host-port -- nothing follows\n");
    assertEquals(List.of("ignore-unused", RULE), said(lint(text)).stream().sorted().toList());
  }

  private static String at(String place, String text) {
    StringBuilder out = new StringBuilder();
    for (String line : MANIFEST.split("\n")) {
      int at = line.indexOf('@');
      if (at < 0) {
        out.append(line).append('\n');
      } else if (line.substring(at + 1).equals(place)) {
        out.append(line, 0, at).append(text).append('\n');
      } else if (!line.substring(0, at).isBlank()) {
        out.append(line, 0, at).append('\n');
      }
    }
    return out.toString();
  }

  private static List<String> said(RunResult result) {
    return result.findings().stream().map(Finding::rule).toList();
  }

  private static RunResult lint(String text) {
    LintSettings settings =
        LintSettings.of(CATALOG.preferred())
            .withProfile(Profile.STRICT)
            .withRules(RULES, Set.of())
            .withToday(LocalDate.of(2026, 11, 21));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    FileInputSource reader =
        new FileInputSource(new ByteArrayInputStream(bytes), settings.mostBytes());
    Inputs inputs = new Inputs(List.of(new Input("agent.yaml", null)), List.of());
    return new Linter(BuiltInRules.all(), CATALOG, settings, reader).lint(inputs);
  }
}
