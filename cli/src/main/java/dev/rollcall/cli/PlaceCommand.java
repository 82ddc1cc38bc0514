package dev.rollcall.cli;

import dev.rollcall.engine.Intake;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.PlaceJson;
import dev.rollcall.report.PlaceText;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Says on which nodes the pods run, and why not on others. */
final class PlaceCommand implements Command {

  @Override
  public String name() {
    return "place";
  }

  @Override
  public String summary() {
    return "Say on which nodes the pods run, and why not on others.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        Options.parameters(
            "PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    spec.addOption(Options.value("--format", "FORMAT", "text, json, csv."));
    spec.addOption(
        Options.value(
            "--cluster", "NAME|PATH", "The nodes for an input without any; default: kubeadm."));
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    ClusterInput input = new ClusterInput(terminal);
    List<String> paths = Options.parameters(arguments);
    Intake.Result read = input.read(paths.isEmpty() ? List.of(".") : paths);
    Cluster cluster = input.placer(Options.string(arguments, "--cluster")).place(read.inventory());
    List<Placement> placements = new ArrayList<>();
    cluster.inventory().daemonSets().forEach(ds -> placements.add(cluster.placementOf(ds)));
    String format = Options.string(arguments, "--format");
    terminal.out().print(report(format == null ? "text" : format, cluster, placements, terminal));
    return input.exitCode();
  }

  private static String report(
      String format, Cluster cluster, List<Placement> placements, Terminal terminal)
      throws UsageException {
    return switch (format) {
      case "text" -> new PlaceText(terminal.style(), terminal.width()).report(cluster, placements);
      case "json" -> new PlaceJson().report(cluster, placements);
      default -> throw new UsageException("--format \"" + format + "\" is none of text, json, csv");
    };
  }
}
