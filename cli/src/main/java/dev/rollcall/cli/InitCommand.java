package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.config.Limits;
import dev.rollcall.engine.Input;
import dev.rollcall.engine.Inputs;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.RunResult;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes a configuration to start from, after a look at the repository. */
final class InitCommand implements Command {

  private static final String BASELINE = "rollcall-baseline.json";
  private static final List<String> FOREIGN =
      List.of("vendor", "node_modules", "third_party", "target", "testdata");

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "Write a configuration to start from, after a look at the repository.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.flag("--baseline", "Also write what is found now to " + BASELINE + "."));
    spec.addOption(Options.flag("--force", "Replace a configuration that is there."));
    ConfigOptions.describe(spec);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("rollcall init", "writes " + Config.FILE_NAME),
        new Example("rollcall init --baseline", "also accepts what is found today"));
  }

  @Override
  public List<Exclusion> exclusions() {
    return List.of(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    Path directory = terminal.workingDirectory();
    boolean there = Files.exists(directory.resolve(Config.FILE_NAME));
    if (there && !Options.flag(arguments, false, "--force")) {
      throw new UsageException(Config.FILE_NAME + " is there already; --force replaces it");
    }
    Inputs inputs = new Loader(directory).find(List.of("."));
    Intake.Result found = new ClusterInput(terminal, Limits.DEFAULT).read(inputs);
    String text = text(foreign(inputs), found);
    OutputFile.write(directory, Config.FILE_NAME, text);
    terminal.tell("wrote " + Config.FILE_NAME);
    if (!Options.flag(arguments, false, "--baseline")) {
      return ExitCode.OK;
    }
    Inputs rest = new Loader(directory).find(List.of("."));
    LintRun run =
        LintRun.of(
            arguments,
            terminal,
            BuiltInRules.all(),
            new Renderer.Rendered(rest, java.util.Map.of()));
    RunResult result = run.lint();
    return Narrowing.to(terminal, run.inputs(), directory.resolve(BASELINE)).write(result);
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

  private static String text(TreeSet<String> foreign, Intake.Result found) {
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
    out.append("rules: {}\n#  some-rule: off\n#  another-rule: warning\n");
    out.append("ignores: []\n#- rules: [some-rule]\n#  kind: DaemonSet\n#  name: node-*\n");
    return out.append("#  reason: why\n#  until: 2027-12-31\n").toString();
  }
}
