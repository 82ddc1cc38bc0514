package dev.rollcall.cli;

import dev.rollcall.placement.reference.ReferenceCluster;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.report.place.ClustersReporter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the reference clusters, or shows some as groups of nodes. */
final class ClustersCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON);

  private record Options(OutputFormat format, List<String> names) {

    static Options of(ParseResult arguments) throws UsageException {
      return new Options(FORMAT.in(arguments), OptionSpecs.parameters(arguments));
    }
  }

  @Override
  public String name() {
    return "clusters";
  }

  @Override
  public String summary() {
    return "List the built-in reference clusters, or show one as groups of nodes.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(OptionSpecs.parameters("NAME", "0..*", "The clusters to show in full."));
    spec.addOption(FORMAT.spec());
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    List<String> names = options.names();
    List<ReferenceCluster> clusters = new ArrayList<>();
    for (String name : names.isEmpty() ? ReferenceClusters.names() : names) {
      if (!ReferenceClusters.has(name)) {
        throw OptionSpecs.noneOf("NAME", name, ReferenceClusters.names());
      }
      clusters.add(ReferenceClusters.load(name));
    }
    ClustersReporter report = new ClustersReporter(terminal.width());
    if (options.format() == OutputFormat.JSON) {
      terminal.out().print(report.json(clusters));
    } else if (names.isEmpty()) {
      terminal.out().print(report.list(clusters));
    } else {
      terminal.out().print(report.groups(clusters));
    }
    return ExitCode.OK;
  }
}
