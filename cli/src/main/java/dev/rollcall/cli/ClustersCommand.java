package dev.rollcall.cli;

import dev.rollcall.placement.reference.ReferenceCluster;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.report.place.ClustersReporter;
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
    spec.addPositional(OptionSpecs.parameters("NAME", "0..*", "The clusters to show in full."));
    spec.addOption(OptionSpecs.value("--format", "FORMAT", "text or json; default: text."));
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    String format = OptionSpecs.string(arguments, "--format");
    if (format != null && !format.equals("text") && !format.equals("json")) {
      throw OptionSpecs.noneOf("--format", format, List.of("text", "json"));
    }
    List<String> names = OptionSpecs.parameters(arguments);
    List<ReferenceCluster> clusters = new ArrayList<>();
    for (String name : names.isEmpty() ? ReferenceClusters.names() : names) {
      if (!ReferenceClusters.has(name)) {
        throw new UsageException(
            "\"" + name + "\" is none of " + String.join(", ", ReferenceClusters.names()));
      }
      clusters.add(ReferenceClusters.load(name));
    }
    ClustersReporter report = new ClustersReporter(terminal.width());
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
