package dev.rollcall.fuzz;

import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.ModelReader;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The product under fuzz, as its own commands put it together. */
final class Subject {

  /** The name of every text. */
  static final String NAME = "fuzz.yaml";

  static final SchemaCatalog CATALOG = SchemaCatalog.bundled();
  static final List<Rule> RULES = BuiltInRules.all();

  private static final ObjectId NO_LIST = new ObjectId("", "", "", "");
  private static final Inputs INPUTS = new Inputs(List.of(new Input(NAME, null)), List.of());

  private Subject() {}

  static SourceFile file(String text) {
    return new SourceFile(NAME, text);
  }

  static LintSettings settings() {
    return LintSettings.of(CATALOG.preferred())
        .withProfile(Profile.STRICT)
        .withThreads(1)
        .withToday(LocalDate.of(2026, 11, 21));
  }

  static RunResult lint(String text) {
    return lint(input -> new SourceFile(NAME, text));
  }

  static RunResult lint(InputSource sources) {
    return new Linter(RULES, CATALOG, settings(), sources).lint(INPUTS);
  }

  /** Reads a text for questions about placement. */
  static ClusterReader.ClusterState read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    FileInputSource reader = new FileInputSource(new ByteArrayInputStream(bytes), bytes.length);
    return new ClusterReader(RULES, settings(), reader).read(INPUTS);
  }

  static YamlFile parse(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT).parse(file);
  }

  /** Returns the objects of a text, the items of lists one by one. */
  static List<FieldCursor> objects(SourceFile file) {
    List<FieldCursor> objects = new ArrayList<>();
    for (YamlDocument document : parse(file).documents()) {
      add(file, document.root(), objects);
    }
    return objects;
  }

  private static void add(SourceFile file, YamlNode node, List<FieldCursor> objects) {
    if (node instanceof YamlMapping mapping) {
      FieldCursor object = ModelReader.open(file, mapping, NO_LIST);
      objects.add(object);
      object.get("items").items().forEach(item -> add(file, item.node(), objects));
    }
  }
}
