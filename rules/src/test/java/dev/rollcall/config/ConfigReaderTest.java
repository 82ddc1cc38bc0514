package dev.rollcall.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import dev.rollcall.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reads configurations, good and bad ones. */
final class ConfigReaderTest {

  private static final RuleOption<Long> COUNT = new RuleOption<>("count", 3L, "how many");
  private static final RuleOption<Boolean> FLAG = new RuleOption<>("flag", false, "whether");
  private static final RuleOption<String> WORD = new RuleOption<>("word", "a", "which");
  private static final RuleOption<List<String>> NAMES =
      new RuleOption<>("names", List.of(), "which ones");
  private static final RuleInfo RULE =
      RuleInfo.of("some-rule", Category.PRACTICE, Severity.WARNING, "0.1.0", "something")
          .withOption(COUNT)
          .withOption(FLAG)
          .withOption(WORD)
          .withOption(NAMES);
  private static final String WHOLE =
      """
      kubernetesVersion: 1.33
      profile: strict
      cluster: nodes/prod.yaml
      complete: true
      failOn: warning
      exclude: [vendor/, "*.tmpl.yaml"]
      rules:
        some-rule:
          enabled: true
          severity: error
          options: {count: 7, flag: yes, word: b, names: [c, d]}
      overlays:
      - paths: test/**
        profile: default
        rules: {some-rule: off}
      ignores:
      - rules: some-rule
        kind: [DaemonSet, Node]
        name: node-*
        namespace: kube-system
        path: k8s/
        reason: known
        until: 2027-01-31
      """;

  @Test
  void everyKeyIsRead() throws ConfigException {
    Config config = read(WHOLE);
    assertEquals("1.33", String.valueOf(config.run().version()));
    assertEquals("/repo/nodes/prod.yaml", config.run().cluster());
    assertEquals(Boolean.TRUE, config.run().complete());
    assertEquals("warning", String.valueOf(config.run().failOn()));
    assertTrue(config.excludes("vendor/a.yaml") && config.excludes("a/b.tmpl.yaml"));
    RulePolicy policy = RulePolicy.of(config, "k8s/a.yaml");
    assertEquals(Profile.STRICT, policy.profile());
    assertTrue(policy.isEnabled(RULE, null));
    assertEquals(Severity.ERROR, policy.severity("some-rule"));
    assertEquals(7L, policy.option("some-rule", COUNT));
    assertEquals(true, policy.option("some-rule", FLAG));
    assertEquals("b", policy.option("some-rule", WORD));
    assertEquals(List.of("c", "d"), policy.option("some-rule", NAMES));
    assertEquals(3L, RulePolicy.NONE.option("some-rule", COUNT));
    RulePolicy test = RulePolicy.of(config, "test/a.yaml");
    assertFalse(test.isEnabled(RULE, null));
    assertEquals(7L, test.option("some-rule", COUNT), "an overlay adds to what is said for all");
    assertEquals("2027-01-31", String.valueOf(config.ignores().get(0).until()));
  }

  @Test
  void clustersAreReadAsAListAndAsAMap() throws ConfigException {
    for (String clusters :
        List.of(
            "[{name: a, paths: [x/, both/]}, {name: b, paths: both/}]",
            "{a: [x/, both/], b: both/}")) {
      Config config = read("clusters: " + clusters);
      assertEquals(List.of("a"), config.clustersOf("x/pool.yaml"));
      assertEquals(List.of("a", "b"), config.clustersOf("both/pool.yaml"));
      assertEquals(List.of(), config.clustersOf("y/pool.yaml"));
    }
    for (String wrong : List.of("[a]", "[{name: a}]", "[{paths: [x]}]", "[{name: a, path: x}]")) {
      assertFalse(problems("clusters: " + wrong).isEmpty(), wrong);
    }
  }

  @Test
  void wrongOptionsAreRefused() {
    for (String options : List.of("count: many", "flag: 1", "names: {a: b}", "cuont: 1")) {
      String text = "rules: {some-rule: {options: {" + options + "}}}";
      assertFalse(problems(text).isEmpty(), options);
    }
  }

  @Test
  void emptyFilesSayNothing() {
    for (String text : List.of("", "\n", "# nothing\n", "{}", "---\n")) {
      assertEquals(List.of(), problems(text));
    }
  }

  @Test
  void mutationsAreReadOrRefusedWithAPositionInTheText() {
    Random random = new Random(27);
    String signs = "{}[]:,-#&*!|>'\"%@` \n\tab0";
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
      }
      long lines = text.chars().filter(c -> c == '\n').count() + 1;
      for (ConfigProblem problem : problems(text.toString())) {
        assertTrue(problem.location().span().line() <= lines, problem + " in\n" + text);
        assertFalse(problem.message().isBlank());
      }
    }
  }

  private static List<ConfigProblem> problems(String text) {
    try {
      read(text);
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  private static Config read(String text) throws ConfigException {
    SourceFile file = new SourceFile(".rollcall.yaml", text);
    return new ConfigReader(List.of(RULE)).read(file, Path.of("/repo"));
  }
}
