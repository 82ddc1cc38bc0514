package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes a configuration to start from, after a look at the repository. */
final class InitCommand implements Command {

  private static final String BASELINE = "rollcall-baseline.json";
  private static final Option.Flag WITH_BASELINE =
      new Option.Flag(
          FindingFilter.BASELINE.name(), "Also write what is found now to " + BASELINE + ".");
  private static final Option.Flag FORCE =
      new Option.Flag("--force", "Replace a configuration that is there.");
  private static final List<String> FOREIGN =
      List.of("vendor", "node_modules", "third_party", "target", "testdata");

  private record Options(boolean baseline, boolean force, RunRequest request) {

    static Options of(Arguments arguments) throws UsageException {
      return new Options(
          WITH_BASELINE.in(arguments), FORCE.in(arguments), RunOptions.request(arguments));
    }
  }

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "Write a configuration to start from, after a look at the repository.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    Option.describe(syntax, WITH_BASELINE, FORCE);
    ConfigOptions.describe(syntax);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall init", "writes " + Config.FILE_NAME),
        new UsageExample("rollcall init --baseline", "also accepts what is found today"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return List.of(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    Path directory = terminal.workingDirectory();
    boolean there = Files.exists(directory.resolve(Config.FILE_NAME));
    if (there && !options.force()) {
      throw new UsageException(
          Config.FILE_NAME + " is there already; " + FORCE.name() + " replaces it");
    }
    Inputs inputs = new InputFinder(directory, true).find(List.of("."));
    LintSettings usual = LintSettings.of(SchemaCatalog.bundled().preferred());
    ClusterReader.ClusterState found = new ClusterInputReader(terminal, usual).read(inputs);
    String text =
        text(foreign(inputs), found)
            + (options.baseline()
                ? "# What was accepted when it began.\nbaseline: " + BASELINE + "\n"
                : "");
    OutputFile.write(directory, Config.FILE_NAME, text);
    terminal.printError("wrote " + Config.FILE_NAME);
    if (!options.baseline()) {
      return ExitCode.OK;
    }
    Inputs rest = new InputFinder(directory, true).find(List.of("."));
    Rollcall.Run run =
        LintCommand.prepare(
            terminal,
            BuiltInRules.all(),
            new ManifestRenderer.Rendered(rest, Map.of()),
            options.request());
    RunResult result = run.lint().result();
    return FindingFilter.to(terminal, run.inputs(), directory.resolve(BASELINE)).write(result);
  }

  /** Returns the directories that hold what others wrote. */
  private static TreeSet<String> foreign(Inputs inputs) {
    TreeSet<String> found = new TreeSet<>();
    for (Input input : inputs.files()) {
      for (String part : input.name().split("/")) {
        if (FOREIGN.contains(part)) {
          found.add(part + "/");
        }
      }
    }
    return found;
  }

  /** Returns the directories of admission policies; those at the top as files. */
  private static List<String> policies(ClusterReader.ClusterState found) {
    TreeSet<String> paths = new TreeSet<>();
    for (FieldCursor object : found.policyObjects()) {
      if (PolicyCheck.isPolicy(object.place().origin().object())) {
        String file = object.place().location().file().name();
        int slash = file.lastIndexOf('/');
        paths.add(slash < 0 ? file : file.substring(0, slash + 1));
      }
    }
    return List.copyOf(paths);
  }

  private static String text(TreeSet<String> foreign, ClusterReader.ClusterState found) {
    StringBuilder out = new StringBuilder();
    out.append("# What rollcall holds manifests to; rollcall config --schema describes it.\n");
    out.append("kubernetesVersion: \"").append(SchemaCatalog.bundled().preferred()).append("\"\n");
    out.append("# strict says more: hardening and hygiene.\nprofile: default\n");
    if (found.inventory().nodes().isEmpty()) {
      out.append(
          "# Without Node manifests, a reference cluster stands in; see: rollcall clusters\n");
      out.append("cluster: kubeadm\n");
    }
    out.append("# Whether the manifests here are all that the cluster has.\ncomplete: false\n");
    if (!foreign.isEmpty()) {
      out.append("exclude:\n");
      foreign.forEach(directory -> out.append("- ").append(directory).append('\n'));
    }
    List<String> policies = policies(found);
    if (!policies.isEmpty()) {
      out.append(
          "# The admission policies that lie here are asked about all manifests.\npolicies:\n");
      policies.forEach(path -> out.append("- ").append(path).append('\n'));
    }
    out.append("rules: {}\n#  some-rule: off\n#  another-rule: warning\n");
    out.append("ignores: []\n#- rules: [some-rule]\n#  kind: DaemonSet\n#  name: node-*\n");
    return out.append("#  reason: why\n#  until: 2027-12-31\n").toString();
  }
}
