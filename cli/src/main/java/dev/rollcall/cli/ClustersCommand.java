package dev.rollcall.cli;

import dev.rollcall.placement.ReferenceCluster;
import dev.rollcall.placement.ReferenceClusters;
import dev.rollcall.report.ClustersReport;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists the reference clusters, or shows the nodes of some. */
final class ClustersCommand implements Command {

  @Override
  public String name() {
    return "clusters";
  }

  @Override
  public String summary() {
    return "List the built-in reference clusters, or show the nodes of one.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.parameters("NAME", "0..*", "The clusters to show in full."));
    spec.addOption(Options.value("--format", "FORMAT", "text or json; default: text."));
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    String format = Options.string(arguments, "--format");
    if (format != null && !format.equals("text") && !format.equals("json")) {
      throw new UsageException("--format \"" + format + "\" is none of text, json");
    }
    List<String> names = Options.parameters(arguments);
    List<ReferenceCluster> clusters = new ArrayList<>();
    for (String name : names.isEmpty() ? ReferenceClusters.names() : names) {
      if (!ReferenceClusters.has(name)) {
        throw new UsageException(
            "\"" + name + "\" is none of " + String.join(", ", ReferenceClusters.names()));
      }
      clusters.add(ReferenceClusters.load(name));
    }
    ClustersReport report = new ClustersReport(terminal.width());
    if ("json".equals(format)) {
      terminal.out().print(report.json(clusters));
    } else if (names.isEmpty()) {
      terminal.out().print(report.list(clusters));
    } else {
      terminal.out().print(report.nodes(clusters));
    }
    return ExitCode.OK;
  }
}
