package dev.rollcall.cli;

import dev.rollcall.engine.ConfigResolver;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.RefusedDaemonSets;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.WhatIf;
import dev.rollcall.report.place.DaemonSetDescription;
import dev.rollcall.report.place.NodeDescription;
import dev.rollcall.report.place.PlaceCsvReporter;
import dev.rollcall.report.place.PlaceHtmlReporter;
import dev.rollcall.report.place.PlaceJsonReporter;
import dev.rollcall.report.place.PlaceTextReporter;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.text.Spelling;
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
        OptionSpecs.parameters(
            "PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    spec.addOption(
        OptionSpecs.value("--format", "FORMAT", "text, json, csv or html; default: text."));
    RunOptions.describeExclude(spec);
    RunOptions.describeNodes(spec);
    ConfigOptions.describe(spec);
    RunOptions.describeLimits(spec);
    RenderOptions.describe(spec);
    LiveCluster.describe(spec);
    spec.addOption(OptionSpecs.value("--node", "NAME", "Every DaemonSet on this node."));
    spec.addOption(
        OptionSpecs.value(
            "--daemonset", "NAME", "This DaemonSet, NAME or NAMESPACE/NAME, in full."));
    spec.addOption(OptionSpecs.flag("--wide", "The nodes against the DaemonSets."));
    spec.addOption(
        OptionSpecs.repeatable(
            "--label", "NODE=KEY=VALUE", "As if the node had the label; NODE=KEY- takes it away."));
    spec.addOption(
        OptionSpecs.repeatable(
            "--taint",
            "NODE=KEY=VALUE:EFFECT",
            "As if the node had the taint; a - at the end takes it away."));
    spec.addOption(OptionSpecs.repeatable("--cordon", "NODE", "As if the node were cordoned."));
    spec.addOption(
        OptionSpecs.value("--add-nodes", "N", "As if there were so many nodes more; see --like."));
    spec.addOption(OptionSpecs.value("--like", "NODE", "The node that added nodes look like."));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(
        ConfigOptions.EXCLUSION,
        new ConflictingOptions("--wide", "--node", "the matrix has all nodes; drop one"));
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    String format = format(arguments);
    refuseToIgnore(arguments, format);
    RunRequest request = RunOptions.request(arguments);
    WhatIf whatIf = whatIf(arguments);
    ManifestRenderer.Rendered all =
        LiveCluster.with(found(arguments, terminal), LiveCluster.Options.of(arguments), terminal);
    Inputs found = all.inputs();
    ConfigResolver.Configured configured =
        ConfigOptions.configure(
            arguments, terminal, found.without(request.exclude(), terminal.workingDirectory()));
    LintSettings settings = request.settings(SchemaCatalog.bundled(), configured.run());
    ClusterInputReader input = new ClusterInputReader(terminal, settings);
    ClusterReader.ClusterState read =
        input.read(new ManifestRenderer.Rendered(configured.inputs(), all.texts()));
    Cluster cluster;
    try {
      ClusterPlacer placer =
          input
              .placer(settings.cluster())
              .with(whatIf)
              .observing()
              .with(RefusedDaemonSets.facts(read, SchemaCatalog.bundled(), settings));
      cluster = input.step("placing the pods", () -> placer.place(read.inventory()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    report(arguments, format, cluster, terminal);
    return input.exitCode(ExitCode.OK);
  }

  private static ManifestRenderer.Rendered found(ParseResult arguments, CommandContext terminal)
      throws UsageException {
    List<String> paths = OptionSpecs.parameters(arguments);
    boolean here = paths.isEmpty() && !LiveCluster.Options.of(arguments).wanted();
    return ManifestRenderer.render(arguments, terminal, here ? List.of(".") : paths);
  }

  private static String format(ParseResult arguments) throws UsageException {
    String format = OptionSpecs.string(arguments, "--format");
    if (format == null) {
      return "text";
    }
    if (!List.of("text", "json", "csv", "html").contains(format)) {
      throw OptionSpecs.noneOf("--format", format, List.of("text", "json", "csv", "html"));
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
      String count = OptionSpecs.string(arguments, "--add-nodes");
      String like = OptionSpecs.string(arguments, "--like");
      if ((count == null) != (like == null)) {
        throw new UsageException("--add-nodes N and --like NODE go together");
      }
      if (count != null && like != null) {
        whatIf = whatIf.addNodes(number(count), like);
      }
      for (String label : OptionSpecs.strings(arguments, "--label")) {
        whatIf = whatIf.label(label);
      }
      for (String taint : OptionSpecs.strings(arguments, "--taint")) {
        whatIf = whatIf.taint(taint);
      }
      for (String node : OptionSpecs.strings(arguments, "--cordon")) {
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
      ParseResult arguments, String format, Cluster cluster, CommandContext terminal)
      throws UsageException {
    String name = OptionSpecs.string(arguments, "--daemonset");
    List<Placement> placements = placements(cluster, name);
    boolean wide = OptionSpecs.flag(arguments, false, "--wide");
    switch (format) {
      case "json" -> new PlaceJsonReporter().report(cluster, placements, terminal.out());
      case "csv" -> {
        if (cluster.isByGroups()) {
          terminal.out().print(new PlaceCsvReporter().groups(cluster, placements));
        } else if (wide) {
          new PlaceCsvReporter().matrix(placements, terminal.out()::print);
        } else {
          terminal.out().print(new PlaceCsvReporter().table(placements));
        }
      }
      case "html" -> {
        String node = OptionSpecs.string(arguments, "--node");
        List<Node> nodes = node == null ? cluster.nodes() : List.of(node(cluster, node));
        PlaceHtmlReporter html = new PlaceHtmlReporter(Version.current());
        terminal.out().print(html.report(cluster, nodes, placements));
      }
      default -> terminal.out().print(text(arguments, cluster, placements, terminal));
    }
  }

  private static String text(
      ParseResult arguments, Cluster cluster, List<Placement> placements, CommandContext terminal)
      throws UsageException {
    String node = OptionSpecs.string(arguments, "--node");
    if (node != null) {
      return new NodeDescription(terminal.width()).report(cluster, node(cluster, node), placements);
    }
    PlaceTextReporter text = new PlaceTextReporter(terminal.style(), terminal.width());
    if (OptionSpecs.flag(arguments, false, "--wide")) {
      return text.wide(cluster, placements);
    }
    return OptionSpecs.string(arguments, "--daemonset") == null
        ? text.report(cluster, placements)
        : described(placements, terminal.width());
  }

  private static String described(List<Placement> placements, int width) {
    StringBuilder out = new StringBuilder();
    for (Placement placement : placements) {
      out.append(out.isEmpty() ? "" : "\n\n")
          .append(new DaemonSetDescription(width).report(placement));
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
