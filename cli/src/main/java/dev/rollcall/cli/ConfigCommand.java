package dev.rollcall.cli;

import dev.rollcall.config.ClusterPaths;
import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.RenderSettings;
import dev.rollcall.config.RulePolicy;
import dev.rollcall.config.RuleSetting;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.rule.Profile;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.text.TextSanitizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows and checks the configuration. */
final class ConfigCommand implements Command {

  private static final Option.Flag PRINT =
      new Option.Flag("--print", "Print what holds for the path; the default.");
  private static final Option.Flag CHECK =
      new Option.Flag("--check", "Say what is wrong with the configuration.");
  private static final Option.Flag SCHEMA =
      new Option.Flag("--schema", "Print the JSON schema of " + Config.FILE_NAME + ".");

  private record Options(boolean check, boolean schema, List<String> paths) {

    static Options of(Arguments arguments) throws UsageException {
      boolean check = CHECK.in(arguments);
      boolean schema = SCHEMA.in(arguments);
      int wanted = (check ? 1 : 0) + (schema ? 1 : 0) + (PRINT.in(arguments) ? 1 : 0);
      if (wanted > 1) {
        throw new UsageException(
            PRINT.name()
                + ", "
                + CHECK.name()
                + " and "
                + SCHEMA.name()
                + " exclude each other; give one");
      }
      return new Options(check, schema, arguments.paths(0));
    }
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "Show what is configured for a file, check a configuration, print its schema.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.all("PATH", "0..*", "A manifest, a directory or a configuration."));
    Option.describe(syntax, PRINT, CHECK, SCHEMA);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    if (options.schema()) {
      terminal.out().print(ConfigSchema.write(BuiltInRules.all()));
      return ExitCode.OK;
    }
    for (String path : options.paths()) {
      Path resolved = terminal.workingDirectory().resolve(path);
      if (!Files.exists(resolved)) {
        throw new UsageException(path + ": no such file or directory");
      }
      Config config = configOf(terminal, resolved, options.check());
      String text = options.check() ? checked(path, config) : printed(path, resolved, config);
      terminal.out().print(text);
    }
    return ExitCode.OK;
  }

  private static @Nullable Config configOf(CommandContext terminal, Path path, boolean check)
      throws UsageException {
    Path directory = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    boolean named = path.getFileName() != null && path.endsWith(Config.FILE_NAME);
    try {
      if (Files.isRegularFile(path) && (check || named)) {
        return ConfigOptions.files(terminal.workingDirectory()).read(path);
      }
    } catch (ConfigException e) {
      throw ConfigOptions.usage(e);
    }
    return directory == null ? null : ConfigOptions.nearest(terminal.workingDirectory(), directory);
  }

  private static String checked(String path, @Nullable Config config) {
    return config == null
        ? one(path) + ": no " + Config.FILE_NAME + " here or above\n"
        : one(config.file().name()) + ": ok\n";
  }

  private static String printed(String path, Path resolved, @Nullable Config config) {
    StringBuilder out = new StringBuilder();
    String from = config == null ? "no configuration" : config.file().name();
    out.append("# ").append(one(path)).append(": ").append(one(from)).append('\n');
    Config.RunConfig run = config == null ? Config.RunConfig.SILENT : config.run();
    String relative = config == null ? "" : config.relative(resolved);
    RulePolicy policy = config == null ? RulePolicy.NONE : RulePolicy.of(config, relative);
    Object version = run.version() == null ? SchemaCatalog.bundled().preferred() : run.version();
    Profile profile = policy.profile() == null ? Profile.DEFAULT : policy.profile();
    out.append("kubernetesVersion: \"").append(version).append("\"\n");
    out.append("profile: ").append(profile.id()).append('\n');
    out.append("cluster: ")
        .append(one(run.cluster() == null ? ReferenceClusters.DEFAULT : run.cluster()))
        .append('\n');
    out.append("complete: ").append(Boolean.TRUE.equals(run.complete())).append('\n');
    if (run.baseline() != null) {
      out.append("baseline: ").append(run.baseline()).append('\n');
    }
    out.append("failOn: ").append(run.failOn() == null ? "error" : run.failOn()).append('\n');
    if (!run.schemas().isEmpty()) {
      out.append("schemas: ").append(one(run.schemas())).append('\n');
    }
    if (config != null) {
      clusters(out, config, relative);
    }
    if (config != null && config.excludes(relative)) {
      out.append("# excluded: it is not looked at\n");
    }
    if (config != null) {
      render(out, config.rendering(resolved));
    }
    rules(out, policy);
    return out.toString();
  }

  private static void clusters(StringBuilder out, Config config, String path) {
    if (config.clusters().isEmpty()) {
      return;
    }
    List<String> own = config.clustersOf(path);
    out.append("clusters:");
    out.append(own.isEmpty() ? "\n" : " # this path: " + one(String.join(", ", own)) + "\n");
    for (ClusterPaths cluster : config.clusters()) {
      out.append("- {name: ").append(one(cluster.name())).append(", paths: ");
      out.append(one(cluster.paths())).append("}\n");
    }
  }

  private static void render(StringBuilder out, RenderSettings settings) {
    List<String> said = new ArrayList<>();
    add(said, "enabled", settings.enabled());
    add(said, "values", settings.values());
    add(said, "eachValues", settings.eachValues());
    add(said, "set", settings.set());
    add(said, "namespace", settings.namespace());
    add(said, "releaseName", settings.releaseName());
    add(said, "enableHelm", settings.enableHelm());
    if (!said.isEmpty()) {
      out.append("render: {").append(one(String.join(", ", said))).append("}\n");
    }
  }

  private static void add(List<String> said, String name, @Nullable Object value) {
    if (value != null && !value.equals(List.of())) {
      said.add(name + ": " + value);
    }
  }

  /** Returns a value as one line. */
  private static String one(Object value) {
    return TextSanitizer.text(value.toString());
  }

  private static void rules(StringBuilder out, RulePolicy policy) {
    if (policy.rules().isEmpty()) {
      return;
    }
    out.append("rules:\n");
    for (Map.Entry<String, RuleSetting> entry : policy.rules().entrySet()) {
      RuleSetting setting = entry.getValue();
      out.append("  ").append(one(entry.getKey())).append(":\n");
      if (setting.enabled() != null) {
        out.append("    enabled: ").append(setting.enabled()).append('\n');
      }
      if (setting.severity() != null) {
        out.append("    severity: ").append(setting.severity().id()).append('\n');
      }
      if (!setting.options().isEmpty()) {
        out.append("    options:\n");
        setting
            .options()
            .forEach(
                (name, value) ->
                    out.append("      ").append(name).append(": ").append(one(value)).append('\n'));
      }
    }
  }
}
