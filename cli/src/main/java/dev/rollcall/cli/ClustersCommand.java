package dev.rollcall.cli;

import dev.rollcall.placement.reference.ReferenceCluster;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.report.place.ClustersReporter;
import java.util.ArrayList;
import java.util.List;

/** Lists the reference clusters, or shows some as groups of nodes. */
final class ClustersCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON);

  private record Options(OutputFormat format, List<String> names) {

    static Options of(Arguments arguments) throws UsageException {
      return new Options(FORMAT.in(arguments), arguments.parameters());
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
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.all("NAME", "0..*", "The clusters to show in full."));
    syntax.add(FORMAT.option());
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    List<String> names = options.names();
    List<ReferenceCluster> clusters = new ArrayList<>();
    for (String name : names.isEmpty() ? ReferenceClusters.names() : names) {
      if (!ReferenceClusters.has(name)) {
        throw UsageException.noneOf("NAME", name, ReferenceClusters.names());
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
