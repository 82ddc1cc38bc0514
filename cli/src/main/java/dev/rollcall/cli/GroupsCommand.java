package dev.rollcall.cli;

import dev.rollcall.engine.ConfigResolver;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.format.GroupReader;
import dev.rollcall.report.place.GroupsReporter;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists what was understood of the files that decide what nodes there will be. */
final class GroupsCommand implements Command {

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public String summary() {
    return "List the groups of nodes that files declare, and how each fact is known.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        OptionSpecs.parameters(
            "PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    spec.addOption(OptionSpecs.value("--format", "FORMAT", "text or json; default: text."));
    RunOptions.describeExclude(spec);
    ConfigOptions.describe(spec);
    RunOptions.describeLimits(spec);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall groups infrastructure/", "lists the groups of a directory"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return List.of(ConfigOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    String format = OptionSpecs.string(arguments, "--format");
    if (format != null && !format.equals("text") && !format.equals("json")) {
      throw OptionSpecs.noneOf("--format", format, List.of("text", "json"));
    }
    RunRequest request = RunOptions.request(arguments);
    List<String> paths = OptionSpecs.parameters(arguments);
    Inputs found =
        new InputFinder(terminal.workingDirectory())
            .find(paths.isEmpty() ? List.of(".") : paths)
            .without(request.exclude(), terminal.workingDirectory());
    ConfigResolver.Configured configured = ConfigOptions.configure(arguments, terminal, found);
    LintSettings settings = request.settings(SchemaCatalog.bundled(), configured.run());
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    List<DeclaredGroup> groups = GroupReader.read(input.read(configured.inputs()).inventory());
    GroupsReporter reporter = new GroupsReporter(terminal.style(), terminal.width());
    terminal.out().print("json".equals(format) ? reporter.json(groups) : reporter.text(groups));
    return input.exitCode(ExitCode.OK);
  }
}
