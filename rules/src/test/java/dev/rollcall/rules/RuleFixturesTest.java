package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.page.RuleIndex;
import dev.rollcall.page.RulePages;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.lint.LintTextReporter;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.BuiltInFindingRule;
import dev.rollcall.rule.Rule;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every rule to its page and its examples; each failure ends in what mends it. */
final class RuleFixturesTest {

  private static final Path FOLDERS = Path.of("src/main/resources/dev/rollcall/rules");
  private static final Path CASES = Path.of("src/test/resources/dev/rollcall/rules");
  private static final Path PAGES = Path.of("../docs/rules");
  private static final boolean BLESS = Boolean.getBoolean("bless");

  /** The only rule to look at, for runs of one; empty for all. */
  private static final String ONLY = System.getProperty("rule", "");

  private static final String KINDS = "(error|warning|info|note|fix): ";
  private static final Pattern MARKER =
      Pattern.compile("# " + KINDS + "(.+?)(?= # " + KINDS + "|$)");

  /** What {@code ./dev new-rule} leaves where the author has to say something. */
  private static final String UNWRITTEN = "TODO";

  private static final List<String> HEADINGS =
      List.of("## What it means", "## Why it matters", "## What to do", "## When to ignore it");

  @TestFactory
  Stream<DynamicNode> everyRule() {
    return BuiltInRules.all().stream()
        .filter(rule -> ONLY.isEmpty() || ONLY.equals(rule.info().id()))
        .map(rule -> dynamicContainer(rule.info().id(), checks(rule)));
  }

  private Stream<DynamicTest> checks(Rule rule) {
    List<DynamicTest> checks = new ArrayList<>();
    checks.add(dynamicTest("says what it is in the house style", () -> describesItself(rule)));
    checks.add(dynamicTest("has a page with the known headings", () -> hasPage(rule)));
    if (hasExamples(rule)) {
      checks.add(dynamicTest("finds in bad.yaml what is marked", () -> findsWhatIsMarked(rule)));
      for (Path more : furtherCases(rule)) {
        String name = "finds in " + more.getFileName() + " what is marked";
        checks.add(dynamicTest(name, () -> compareCases(rule, more)));
        if (!Files.isDirectory(more)) {
          name = "mends what it offers to mend in " + more.getFileName();
          checks.add(dynamicTest(name, () -> mends(rule, source(more))));
        }
      }
      checks.add(dynamicTest("prints bad.out", () -> printsGolden(rule)));
      checks.add(dynamicTest("is silent on good.yaml, like every rule", () -> isSilent(rule)));
      checks.add(dynamicTest("finds the same in another layout", () -> ignoresLayout(rule)));
      checks.add(
          dynamicTest(
              "mends what it offers to mend", () -> mends(rule, source(file(rule, "bad.yaml")))));
    }
    checks.add(dynamicTest("has an up-to-date page in docs", () -> isDocumented(rule)));
    return checks.stream();
  }

  private static boolean hasExamples(Rule rule) {
    boolean given = Files.exists(file(rule, "bad.yaml"));
    assertTrue(
        given || rule instanceof BuiltInFindingRule,
        () -> rule.info().id() + " has no bad.yaml: run ./dev new-rule, or write it");
    return given;
  }

  private static void describesItself(Rule rule) {
    String id = rule.info().id();
    assertTrue(id.matches("[a-z]+(-[a-z0-9]+)*"), id + " is not kebab-case");
    boolean refusal = rule instanceof ApiServerRule || rule instanceof BuiltInFindingRule;
    assertTrue(
        refusal || rule.info().category() != Category.REJECTED,
        "only what the API server refuses is of category rejected");
    String className = rule.getClass().getSimpleName();
    String kebab = className.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    assertEquals(id, kebab, "the id is the name of the class in kebab-case");
    String summary = rule.info().summary();
    assertTrue(
        !summary.endsWith(".") && summary.length() <= 80,
        "summary without a full stop, 80 characters");
    assertFalse(summary.contains(UNWRITTEN), "the summary is still to be written");
  }

  private static void hasPage(Rule rule) throws IOException {
    List<String> lines = Files.readAllLines(file(rule, "rule.md"));
    boolean written = lines.stream().noneMatch(line -> line.contains(UNWRITTEN));
    assertTrue(written, "parts of rule.md are still to be written");
    List<String> headings =
        lines.stream()
            .filter(line -> line.startsWith("#"))
            .filter(line -> !line.equals("## What it looks like"))
            .toList();
    assertEquals(HEADINGS, headings, "the headings of rule.md, in this order");
  }

  private static void findsWhatIsMarked(Rule rule) throws IOException {
    Path bad = file(rule, "bad.yaml");
    compareMarks(rule, bad);
    assertTrue(
        Files.readAllLines(bad).stream().anyMatch(line -> MARKER.matcher(line).find()),
        "bad.yaml marks nothing");
  }

  /**
   * Cases beside the two of the page, files and folders; what is not marked in them is what must be
   * silent.
   */
  private static List<Path> furtherCases(Rule rule) {
    Path folder = CASES.resolve(rule.info().id());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder is one input, linted by the configuration that stands in it. */
  private static void compareCases(Rule rule, Path cases) throws Exception {
    if (Files.isDirectory(cases)) {
      List<SourceFile> files = new ArrayList<>();
      for (Input input : LintRunner.inputs(cases)) {
        files.add(source(cases.resolve(input.name())));
      }
      compareMarks(files, LintRunner.folder(rule, cases).findings());
    } else {
      compareMarks(rule, cases);
    }
  }

  private static void compareMarks(Rule rule, Path bad) throws IOException {
    SourceFile file = source(bad);
    compareMarks(List.of(file), LintRunner.only(rule, file).findings());
  }

  private static void compareMarks(List<SourceFile> files, List<Finding> found) {
    List<String> wrong = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(found);
    for (SourceFile file : files) {
      List<String> lines = file.text().lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Matcher marker = MARKER.matcher(lines.get(i));
        while (marker.find()) {
          boolean more = marker.group(1).equals("note") || marker.group(1).equals("fix");
          if (more ? !offers(found, file, i + 1, marker) : !claim(findings, file, i + 1, marker)) {
            wrong.add("line " + (i + 1) + " is marked and not found: " + marker.group());
          }
        }
      }
    }
    findings.forEach(
        finding ->
            wrong.add(
                "found and not marked: line %d, # %s: %s"
                    .formatted(
                        finding.location().span().line(),
                        finding.severity().id(),
                        finding.message())));
    assertEquals(List.of(), wrong);
  }

  private static boolean claim(List<Finding> findings, SourceFile file, int line, Matcher marker) {
    for (Finding finding : findings) {
      if (isAt(finding, file, line)
          && finding.severity().id().equals(marker.group(1))
          && finding.message().contains(marker.group(2))) {
        findings.remove(finding);
        return true;
      }
    }
    return false;
  }

  /** Tells whether what is found in the line has the note, or offers the fix, that is marked. */
  private static boolean offers(List<Finding> found, SourceFile file, int line, Matcher marker) {
    for (Finding finding : found) {
      Fix fix = finding.fix();
      List<String> texts = new ArrayList<>();
      if (marker.group(1).equals("note")) {
        finding.notes().forEach(note -> texts.add(note.message()));
      } else if (fix != null) {
        texts.add(fix.title());
      }
      if (isAt(finding, file, line)
          && texts.stream().anyMatch(text -> text.contains(marker.group(2)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(Finding finding, SourceFile file, int line) {
    return finding.location().file().name().equals(file.name())
        && finding.location().span().line() == line;
  }

  private static void printsGolden(Rule rule) throws IOException {
    RunResult result = LintRunner.only(rule, source(file(rule, "bad.yaml")));
    String printed = new LintTextReporter(AnsiStyle.PLAIN, 80).report(result);
    compare(file(rule, "bad.out"), printed, rule);
    for (String line : printed.split("\n")) {
      boolean source = line.contains(" | ");
      assertTrue(source || line.codePointCount(0, line.length()) <= 80, "over 80 columns: " + line);
    }
    for (Finding finding : result.findings()) {
      String message = finding.message();
      assertTrue(!message.endsWith("."), "full stop: " + message);
      assertTrue(
          !Character.isUpperCase(message.charAt(0)) || message.matches("[A-Z][A-Z].*"),
          "upper case: " + message);
    }
  }

  private static void isSilent(Rule rule) throws IOException {
    RunResult result = LintRunner.strict(source(file(rule, "good.yaml")));
    List<String> said = new ArrayList<>();
    result
        .findings()
        .forEach(f -> said.add(f.location().span().line() + ": " + f.rule() + ": " + f.message()));
    assertEquals(List.of(), said);
  }

  private static void ignoresLayout(Rule rule) throws IOException {
    SourceFile bad = source(file(rule, "bad.yaml"));
    int expected = LintRunner.only(rule, bad).findings().size();
    String text = bad.text();
    assertEquals(expected, found(rule, text.replace("\n", "\r\n")), "with CRLF");
    assertEquals(expected, found(rule, "\uFEFF" + text), "with a byte order mark");
    if (LintRunner.isReadable(bad)) {
      assertEquals(expected, found(rule, YamlLayouts.reindented(bad)), "indented by four");
      assertEquals(expected, found(rule, YamlLayouts.json(bad)), "as JSON");
    }
  }

  private static int found(Rule rule, String text) {
    return LintRunner.only(rule, new SourceFile("bad.yaml", text)).findings().size();
  }

  private static void mends(Rule rule, SourceFile bad) {
    List<Finding> findings = LintRunner.only(rule, bad).findings();
    for (Finding finding : findings) {
      if (finding.fix() == null) {
        continue;
      }
      SourceFile mended = new SourceFile(bad.name(), EditApplier.apply(bad, finding.fix().edits()));
      assertTrue(LintRunner.isReadable(mended), "the fix breaks the YAML:\n" + mended.text());
      assertTrue(
          LintRunner.only(rule, mended).findings().size() < findings.size(),
          "the fix does not mend it:\n" + mended.text());
    }
  }

  private static void isDocumented(Rule rule) throws IOException {
    Path folder = FOLDERS.resolve(rule.info().id());
    String page = RulePages.markdown(rule.info(), name -> textOf(folder.resolve(name)));
    compare(PAGES.resolve(rule.info().id() + ".md"), page, rule);
  }

  /** The index is made from the rules; what follows its last heading is written by hand. */
  @Test
  void theIndexIsUpToDate() throws IOException {
    Path file = PAGES.resolve("README.md");
    String index = RuleIndex.markdown(BuiltInRules.all());
    String old = Files.exists(file) ? Files.readString(file) : "";
    int byHand = old.indexOf("\n## Not rules\n");
    assertTrue(byHand >= 0, "docs/rules/README.md tells under \"## Not rules\" what is left out");
    if (BLESS) {
      Files.writeString(file, index + old.substring(byHand));
    }
    String made = BLESS ? index : old.substring(0, byHand);
    assertEquals(index, made, "docs/rules/README.md is out of date: run ./dev bless");
  }

  @Test
  void noFolderWithoutARule() throws IOException {
    TreeSet<String> ids = new TreeSet<>();
    BuiltInRules.all().forEach(rule -> ids.add(rule.info().id()));
    TreeSet<String> folders = new TreeSet<>();
    try (Stream<Path> files = Files.list(FOLDERS)) {
      files.forEach(folder -> folders.add(folder.getFileName().toString()));
    }
    assertEquals(ids, folders);
  }

  @Test
  void theListsAreSortedAndWhole() throws IOException {
    List<Rule> rules = BuiltInRules.all();
    TreeSet<String> classes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/rollcall/rules"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("Rule {")) {
          classes.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    List<String> names = rules.stream().map(rule -> rule.getClass().getSimpleName()).toList();
    assertEquals(classes, new TreeSet<>(names), "every rule class is in the list of its package");
    Map<String, List<String>> packages =
        rules.stream()
            .collect(
                Collectors.groupingBy(
                    rule -> rule.getClass().getPackageName(),
                    Collectors.mapping(
                        rule -> rule.getClass().getSimpleName(), Collectors.toList())));
    packages.forEach(
        (name, list) -> assertEquals(list.stream().sorted().toList(), list, name + " is sorted"));
    for (Rule rule : rules) {
      String category = rule.info().category().name().toLowerCase(Locale.ROOT);
      assertEquals("dev.rollcall.rules." + category, rule.getClass().getPackageName());
    }
  }

  private static void compare(Path golden, String actual, Rule rule) throws IOException {
    if (BLESS) {
      assertTrue(System.getenv("CI") == null, "nothing is blessed in CI");
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
    }
    String expected = Files.exists(golden) ? Files.readString(golden) : "(no such file)";
    assertEquals(expected, actual, golden + " is out of date: run ./dev bless " + rule.info().id());
  }

  private static Path file(Rule rule, String name) {
    return FOLDERS.resolve(rule.info().id()).resolve(name);
  }

  private static @Nullable String textOf(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile source(Path file) throws IOException {
    return new SourceFile(file.getFileName().toString(), Files.readString(file));
  }
}
