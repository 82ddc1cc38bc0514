package dev.rollcall.cli;

import dev.rollcall.engine.ConfigResolver;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.placement.nodegroup.ClusterScopes;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.format.GroupReader;
import dev.rollcall.report.place.GroupsReporter;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.List;

/** Lists what was understood of the files that decide what nodes there will be. */
final class GroupsCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON);

  private record Options(OutputFormat format, List<String> paths, SharedOptions shared) {

    static Options of(Arguments arguments) throws UsageException {
      return new Options(FORMAT.in(arguments), arguments.paths(0), SharedOptions.of(arguments));
    }
  }

  @Override
  public String name() {
    return "groups";
  }

  @Override
  public String summary() {
    return "List the groups of nodes that files declare, and how each fact is known.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(
        Parameter.all("PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    syntax.add(FORMAT.option());
    RunOptions.describeExclude(syntax);
    ConfigOptions.describe(syntax);
    RunOptions.describeLimits(syntax);
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
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    RunRequest request = options.shared().request();
    Inputs found =
        options
            .shared()
            .finder(terminal)
            .find(options.paths())
            .without(request.exclude(), terminal.workingDirectory());
    ConfigResolver.Configured configured = options.shared().config().configure(terminal, found);
    LintSettings settings = request.settings(SchemaCatalog.bundled(), configured.run());
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    List<DeclaredGroup> read = GroupReader.read(input.read(configured.inputs()).inventory());
    List<DeclaredGroup> groups =
        new ClusterScopes(read, configured.policies().clusters()).assign(read);
    GroupsReporter reporter = new GroupsReporter(terminal.style(), terminal.width());
    boolean json = options.format() == OutputFormat.JSON;
    terminal.out().print(json ? reporter.json(groups) : reporter.text(groups));
    return input.exitCode(ExitCode.OK);
  }
}
