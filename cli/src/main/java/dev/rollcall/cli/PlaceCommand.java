package dev.rollcall.cli;

import dev.rollcall.admission.Spelling;
import dev.rollcall.engine.Configurator;
import dev.rollcall.engine.Inputs;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.Placer;
import dev.rollcall.engine.Settings;
import dev.rollcall.engine.Wishes;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.WhatIf;
import dev.rollcall.report.DaemonSetText;
import dev.rollcall.report.NodeText;
import dev.rollcall.report.PlaceCsv;
import dev.rollcall.report.PlaceHtml;
import dev.rollcall.report.PlaceJson;
import dev.rollcall.report.PlaceText;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    spec.addOption(Options.value("--format", "FORMAT", "text, json, csv or html; default: text."));
    RunOptions.describeNodes(spec);
    ConfigOptions.describe(spec);
    RunOptions.describeLimits(spec);
    spec.addOption(Options.value("--node", "NAME", "Every DaemonSet on this node."));
    spec.addOption(
        Options.value("--daemonset", "NAME", "This DaemonSet, NAME or NAMESPACE/NAME, in full."));
    spec.addOption(Options.flag("--wide", "The nodes against the DaemonSets."));
    spec.addOption(
        Options.each(
            "--label", "NODE=KEY=VALUE", "As if the node had the label; NODE=KEY- takes it away."));
    spec.addOption(
        Options.each(
            "--taint",
            "NODE=KEY=VALUE:EFFECT",
            "As if the node had the taint; a - at the end takes it away."));
    spec.addOption(Options.each("--cordon", "NODE", "As if the node were cordoned."));
    spec.addOption(
        Options.value("--add-nodes", "N", "As if there were so many nodes more; see --like."));
    spec.addOption(Options.value("--like", "NODE", "The node that added nodes look like."));
  }

  @Override
  public List<Exclusion> exclusions() {
    return List.of(
        ConfigOptions.EXCLUSION,
        new Exclusion("--wide", "--node", "the matrix has all nodes; drop one"));
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    String format = format(arguments);
    refuseToIgnore(arguments, format);
    Wishes wishes = RunOptions.wishes(arguments);
    List<String> paths = Options.parameters(arguments);
    WhatIf whatIf = whatIf(arguments);
    Inputs found =
        new Loader(terminal.workingDirectory()).find(paths.isEmpty() ? List.of(".") : paths);
    Configurator.Configured configured = ConfigOptions.configure(arguments, terminal, found);
    Settings settings = wishes.settings(SchemaCatalog.bundled(), configured.run());
    ClusterInput input = new ClusterInput(terminal, settings.limits());
    Intake.Result read = input.read(configured.inputs());
    Cluster cluster;
    try {
      Placer placer = input.placer(settings.cluster()).with(whatIf);
      cluster = input.step("placing the pods", () -> placer.place(read.inventory()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    report(arguments, format, cluster, terminal);
    return input.exitCode();
  }

  private static String format(ParseResult arguments) throws UsageException {
    String format = Options.string(arguments, "--format");
    if (format == null) {
      return "text";
    }
    if (!List.of("text", "json", "csv", "html").contains(format)) {
      throw new UsageException("--format \"" + format + "\" is none of text, json, csv, html");
    }
    return format;
  }

  private static void refuseToIgnore(ParseResult arguments, String format) throws UsageException {
    if (arguments.hasMatchedOption("--wide") && !List.of("text", "csv").contains(format)) {
      throw new UsageException("--wide is for text and csv; " + format + " has all of it anyway");
    }
    if (arguments.hasMatchedOption("--node") && !List.of("text", "html").contains(format)) {
      throw new UsageException(
          "--node is for text and html; pick the node out of the " + format + " of all");
    }
  }

  private static WhatIf whatIf(ParseResult arguments) throws UsageException {
    WhatIf whatIf = WhatIf.NOTHING;
    try {
      String count = Options.string(arguments, "--add-nodes");
      String like = Options.string(arguments, "--like");
      if ((count == null) != (like == null)) {
        throw new UsageException("--add-nodes N and --like NODE go together");
      }
      if (count != null && like != null) {
        whatIf = whatIf.addNodes(number(count), like);
      }
      for (String label : Options.strings(arguments, "--label")) {
        whatIf = whatIf.label(label);
      }
      for (String taint : Options.strings(arguments, "--taint")) {
        whatIf = whatIf.taint(taint);
      }
      for (String node : Options.strings(arguments, "--cordon")) {
        whatIf = whatIf.cordon(node);
      }
      return whatIf;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static int number(String text) throws UsageException {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= 1_000_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the message that a number out of range gets
    }
    throw new UsageException("--add-nodes \"" + text + "\" is no number from 1 to 1000000");
  }

  private static void report(
      ParseResult arguments, String format, Cluster cluster, Terminal terminal)
      throws UsageException {
    String name = Options.string(arguments, "--daemonset");
    List<Placement> placements = placements(cluster, name);
    boolean wide = Options.flag(arguments, false, "--wide");
    switch (format) {
      case "json" -> new PlaceJson().report(cluster, placements, terminal.out());
      case "csv" -> {
        if (wide) {
          new PlaceCsv().matrix(placements, terminal.out()::print);
        } else {
          terminal.out().print(new PlaceCsv().table(placements));
        }
      }
      case "html" -> {
        String node = Options.string(arguments, "--node");
        List<Node> nodes = node == null ? cluster.nodes() : List.of(node(cluster, node));
        PlaceHtml html = new PlaceHtml(Version.current());
        terminal.out().print(html.report(cluster, nodes, placements));
      }
      default -> terminal.out().print(text(arguments, cluster, placements, terminal));
    }
  }

  private static String text(
      ParseResult arguments, Cluster cluster, List<Placement> placements, Terminal terminal)
      throws UsageException {
    String node = Options.string(arguments, "--node");
    if (node != null) {
      return new NodeText(terminal.width()).report(cluster, node(cluster, node), placements);
    }
    PlaceText text = new PlaceText(terminal.style(), terminal.width());
    if (Options.flag(arguments, false, "--wide")) {
      return text.wide(cluster, placements);
    }
    return Options.string(arguments, "--daemonset") == null
        ? text.report(cluster, placements)
        : described(placements, terminal.width());
  }

  private static String described(List<Placement> placements, int width) {
    StringBuilder out = new StringBuilder();
    for (Placement placement : placements) {
      out.append(out.isEmpty() ? "" : "\n\n").append(new DaemonSetText(width).report(placement));
    }
    return out.toString();
  }

  private static List<Placement> placements(Cluster cluster, @Nullable String wanted)
      throws UsageException {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      if (wanted == null
          || wanted.equals(daemonSet.name())
          || wanted.equals(daemonSet.namespace() + "/" + daemonSet.name())) {
        placements.add(cluster.placementOf(daemonSet));
      }
    }
    if (wanted != null && placements.isEmpty()) {
      List<DaemonSet> all = cluster.inventory().daemonSets();
      throw new UsageException(
          "there is no DaemonSet \"" + wanted + "\"" + Spelling.advice(wanted, names(all)));
    }
    return placements;
  }

  private static List<String> names(List<? extends Manifest> manifests) {
    List<String> names = new ArrayList<>();
    manifests.forEach(manifest -> names.add(manifest.name()));
    return names;
  }

  private static Node node(Cluster cluster, String name) throws UsageException {
    for (Node node : cluster.nodes()) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    throw new UsageException(
        "there is no node \"" + name + "\"" + Spelling.advice(name, names(cluster.nodes())));
  }
}
