package dev.rollcall.engine.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Profile;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fixes every example and, where it is there, every manifest of the corpus. */
@Tag("slow")
final class FixerTest {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();
  private static final Path FOLDERS = Path.of("src/main/resources/dev/rollcall/rules");
  private static final Path CORPUS = Path.of("../../shared/corpus/real");

  @Test
  void examplesAreFixedOnceAndForAll() throws IOException {
    List<Path> files = manifests(FOLDERS);
    assertTrue(check(files) > 5, "some rules have safe fixes");
  }

  @Test
  void corpusIsFixedOnceAndForAll() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the corpus is not here");
    assertTrue(check(manifests(CORPUS)) > 20, "some manifests have something to fix");
  }

  private static List<Path> manifests(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** Fixes each file by itself and returns how many changed. */
  private static int check(List<Path> files) throws IOException {
    int changed = 0;
    for (Path file : files) {
      String text = Files.readString(file);
      Fixer.Outcome outcome = fix(text);
      if (outcome.changes().isEmpty()) {
        continue;
      }
      changed++;
      SourceFile after = outcome.changes().get(0).after();
      boolean wasReadable = isReadable(new SourceFile("before", text));
      assertTrue(!wasReadable || isReadable(after), file + " is no YAML any more");
      assertEquals(List.of(), fix(after.text()).changes(), file + " changes again");
      List<String> lost = comments(text);
      comments(after.text()).forEach(lost::remove);
      assertEquals(List.of(), lost, file + " loses comments");
    }
    return changed;
  }

  /** Comments on lines of their own belong to people, whatever becomes of the lines around them. */
  private static List<String> comments(String text) {
    List<String> comments = new ArrayList<>();
    text.lines().map(String::strip).filter(line -> line.startsWith("#")).forEach(comments::add);
    return comments;
  }

  private static boolean isReadable(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT).parse(file).problems().isEmpty();
  }

  private static Fixer.Outcome fix(String text) {
    LintSettings settings = LintSettings.of(CATALOG.preferred()).withProfile(Profile.STRICT);
    Inputs inputs = new Inputs(List.of(new Input("a.yaml", null)), List.of());
    InputSource sources = input -> new SourceFile(input.name(), text);
    return new Fixer(
            sources, texts -> new Linter(BuiltInRules.all(), CATALOG, settings, texts).lint(inputs))
        .fix();
  }

  @Test
  void fixesThatOverlapWaitForTheNextPass() {
    SourceFile file = new SourceFile("a.yaml", "a: 1\nb: 2\n");
    EditSet splice = new EditSet(file);
    assertTrue(splice.tryAdd(fix(file, edit(file, 1, 4, 5, "3"))));
    assertTrue(splice.tryAdd(fix(file, edit(file, 1, 4, 5, "3"))), "the same again");
    assertFalse(splice.tryAdd(fix(file, edit(file, 1, 1, 5, "c: 1"))), "around it");
    TextEdit free = edit(file, 2, 4, 5, "4");
    assertFalse(splice.tryAdd(fix(file, free, edit(file, 1, 4, 4, "x"))), "half of it overlaps");
    assertTrue(splice.tryAdd(fix(file, free)));
    assertFalse(splice.tryAdd(fix(file, edit(file, 2, 4, 4, "x"))), "two begin at one place");
    assertEquals("a: 3\nb: 4\n", splice.apply().text());
  }

  private static TextEdit edit(SourceFile file, int line, int from, int to, String text) {
    return new TextEdit(new Location(file, new Span(line, from, line, to)), text);
  }

  private static Fix fix(SourceFile file, TextEdit... edits) {
    assertFalse(file.text().isEmpty());
    return new Fix(true, "change it", List.of(edits));
  }

  @Test
  void fixThatMakesItWorseIsTakenBack() throws IOException {
    String bad = Files.readString(FOLDERS.resolve("removed-api-version/bad.yaml"));
    LintSettings settings = LintSettings.of(CATALOG.preferred());
    Inputs inputs = new Inputs(List.of(new Input("a.yaml", null)), List.of());
    InputSource sources = input -> new SourceFile(input.name(), bad);
    Fixer.Outcome outcome = new Fixer(sources, texts -> broken(texts, settings, inputs, bad)).fix();
    assertEquals(List.of(), outcome.changes());
    assertEquals(List.of("a.yaml"), outcome.refused());
  }

  /** Lints something else as soon as the text is another one. */
  private static RunResult broken(
      InputSource texts, LintSettings settings, Inputs inputs, String bad) {
    InputSource worse =
        input -> {
          SourceFile file = texts.read(input);
          return file.text().equals(bad) ? file : new SourceFile(file.name(), bad + "---\n" + bad);
        };
    return new Linter(BuiltInRules.all(), CATALOG, settings, worse).lint(inputs);
  }

  @Test
  void inputIsReadOnce() throws IOException, FileInputSource.UnreadableException {
    FileInputSource stdin =
        new FileInputSource(
            new ByteArrayInputStream("a: 1\n".getBytes(StandardCharsets.UTF_8)), 1000);
    EditedSource drafts = new EditedSource(stdin);
    Input input = new Input("-", null);
    assertEquals("a: 1\n", drafts.read(input).text());
    assertEquals("a: 1\n", drafts.read(input).text());
  }
}
