package dev.rollcall.rules;

import dev.rollcall.engine.Input;
import dev.rollcall.engine.Inputs;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.RunResult;
import dev.rollcall.engine.Settings;
import dev.rollcall.engine.SourceReader;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Lints one text, as a run over standard input does, under the name of the file. */
final class Lint {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();

  private Lint() {}

  static RunResult only(Rule rule, SourceFile file) {
    return run(file, settings().withRules(Set.of(rule.info().id()), Set.of()));
  }

  static RunResult strict(SourceFile file) {
    return run(file, settings().withProfile(Profile.STRICT));
  }

  static RunResult run(SourceFile file, Settings settings) {
    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
    SourceReader reader = new SourceReader(new ByteArrayInputStream(bytes), settings.mostBytes());
    Inputs inputs = new Inputs(List.of(new Input(file.name(), null)), List.of());
    return new Linter(BuiltInRules.all(), CATALOG, settings, reader).lint(inputs);
  }

  static Settings settings() {
    return Settings.of(CATALOG.preferred());
  }

  static boolean isReadable(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT).parse(file).problems().isEmpty();
  }
}
