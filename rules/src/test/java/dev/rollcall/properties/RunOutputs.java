package dev.rollcall.properties;

import dev.rollcall.engine.Linter;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Lints and fixes texts in memory, with all rules. */
final class RunOutputs {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();
  private static final List<Rule> RULES = BuiltInRules.all();

  private RunOutputs() {}

  static RunResult lint(List<SourceFile> files, int threads) {
    LintSettings settings = settings().withThreads(threads);
    return new Linter(RULES, CATALOG, settings, sources(files)).lint(inputs(files));
  }

  static RunResult lint(SourceFile file) {
    return lint(List.of(file), 1);
  }

  /**
   * Fixes a file.
   *
   * @param seen takes what is found before each pass
   */
  static Fixer.Outcome fix(SourceFile file, Consumer<RunResult> seen) {
    List<SourceFile> files = List.of(file);
    LintSettings settings = settings().withThreads(1);
    return new Fixer(
            sources(files),
            texts -> {
              RunResult result = new Linter(RULES, CATALOG, settings, texts).lint(inputs(files));
              seen.accept(result);
              return result;
            })
        .fix();
  }

  private static LintSettings settings() {
    return LintSettings.of(CATALOG.preferred()).withProfile(Profile.STRICT);
  }

  private static Inputs inputs(List<SourceFile> files) {
    List<Input> inputs = new ArrayList<>();
    files.forEach(file -> inputs.add(new Input(file.name(), null)));
    return new Inputs(inputs, List.of());
  }

  private static InputSource sources(List<SourceFile> files) {
    Map<String, SourceFile> named = new HashMap<>();
    files.forEach(file -> named.put(file.name(), file));
    return input -> Objects.requireNonNull(named.get(input.name()));
  }
}
