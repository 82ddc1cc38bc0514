package dev.rollcall.rules;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigLoader;
import dev.rollcall.engine.ConfigResolver;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lints texts: one as a run over standard input does, or a folder as one input. */
final class LintRunner {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();

  private LintRunner() {}

  static RunResult only(Rule rule, SourceFile file) {
    return run(file, settings().withRules(Set.of(rule.info().id()), Set.of()));
  }

  static RunResult strict(SourceFile file) {
    return run(file, settings().withProfile(Profile.STRICT));
  }

  /** Returns the manifests of a folder, under their names in it. */
  static List<Input> inputs(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !path.endsWith(Config.FILE_NAME))
          .sorted()
          .map(path -> new Input(path.getFileName().toString(), path))
          .toList();
    }
  }

  /** Lints the manifests of a folder together, by the configuration in it. */
  static RunResult folder(Rule rule, Path folder) throws IOException, ConfigException {
    Inputs inputs = new Inputs(inputs(folder), List.of());
    LintSettings settings = settings().withRules(Set.of(rule.info().id()), Set.of());
    if (Files.exists(folder.resolve(Config.FILE_NAME))) {
      settings = configured(settings, inputs, folder);
    }
    FileInputSource reader =
        new FileInputSource(InputStream.nullInputStream(), settings.mostBytes());
    return new Linter(BuiltInRules.all(), CATALOG, settings, reader).lint(inputs);
  }

  private static LintSettings configured(LintSettings settings, Inputs inputs, Path folder)
      throws ConfigException {
    ConfigLoader files =
        new ConfigLoader(folder, () -> BuiltInRules.all().stream().map(Rule::info).toList());
    ConfigResolver.Configured configured =
        new ConfigResolver(folder, files).configure(inputs, null);
    return settings
        .withCluster(configured.run().cluster())
        .withComplete(Boolean.TRUE.equals(configured.run().complete()))
        .withPolicies(configured.policies());
  }

  static RunResult run(SourceFile file, LintSettings settings) {
    byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
    FileInputSource reader =
        new FileInputSource(new ByteArrayInputStream(bytes), settings.mostBytes());
    Inputs inputs = new Inputs(List.of(new Input(file.name(), null)), List.of());
    return new Linter(BuiltInRules.all(), CATALOG, settings, reader).lint(inputs);
  }

  static LintSettings settings() {
    return LintSettings.of(CATALOG.preferred());
  }

  static boolean isReadable(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT).parse(file).problems().isEmpty();
  }
}
