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
import dev.rollcall.placement.TriedChange;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.place.DaemonSetDescription;
import dev.rollcall.report.place.NodeDescription;
import dev.rollcall.report.place.PlaceCsvReporter;
import dev.rollcall.report.place.PlaceHtmlReporter;
import dev.rollcall.report.place.PlaceJsonReporter;
import dev.rollcall.report.place.PlaceTextReporter;
import dev.rollcall.report.place.TriedChangeText;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.text.Spelling;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  public void describe(CommandSyntax syntax) {
    syntax.add(
        Parameter.all("PATH", "0..*", "A file, a directory, or - for standard input; default: ."));
    PlaceOptions.describeFormat(syntax);
    RunOptions.describeExclude(syntax);
    RunOptions.describeNodes(syntax);
    ConfigOptions.describe(syntax);
    RunOptions.describeLimits(syntax);
    RunOptions.describePolicies(syntax);
    RenderOptions.describe(syntax);
    LiveCluster.describe(syntax);
    PlaceOptions.describe(syntax);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample(
            "kubectl get nodes,ds,pods -A -o yaml | rollcall place -",
            "tells why DESIRED is what it is in a cluster"),
        new UsageExample(
            "rollcall place --daemonset agent nodes.yaml k8s/", "describes one DaemonSet in full"),
        new UsageExample(
            "rollcall place --taint worker-1=gpu=yes:NoSchedule nodes.yaml k8s/",
            "tells what a new taint does"));
  }

  @Override
  public List<ConflictingOptions> exclusions() {
    return RenderOptions.with(ConfigOptions.EXCLUSION, PlaceOptions.EXCLUSION);
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    PlaceOptions options = PlaceOptions.of(arguments);
    RunRequest request = options.shared().request();
    ManifestRenderer.Rendered all =
        LiveCluster.with(
            new ManifestRenderer(terminal, options.render(), options.shared(), null)
                .renderOnly(options.paths(), options.live().wanted()),
            options.live(),
            terminal);
    Inputs found = all.inputs();
    ConfigResolver.Configured configured =
        options
            .shared()
            .config()
            .configure(terminal, found.without(request.exclude(), terminal.workingDirectory()));
    ClusterInputReader input = options.shared().clusterReader(configured.run(), terminal);
    ClusterReader.ClusterState read = input.read(all.with(configured.inputs()));
    refuseNames(options.paths(), read.inventory().daemonSets(), terminal);
    ClusterPlacer placer = placer(options, configured, input, read);
    try {
      Cluster cluster = input.step("placing the pods", () -> placer.place(read.inventory()));
      TriedChange tried =
          options.whatIf().isAny()
              ? input.step("trying out", () -> placer.tryOut(read.inventory()))
              : null;
      report(options, cluster, tried, input, terminal);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return input.exitCode(ExitCode.OK);
  }

  /** Users of kubectl write the name of a DaemonSet where a path is to be. */
  private static void refuseNames(
      List<String> paths, List<DaemonSet> daemonSets, CommandContext terminal)
      throws UsageException {
    for (String path : paths) {
      String name = path.replaceFirst("^(ds|daemonsets?)/", "");
      for (DaemonSet each : daemonSets) {
        if ((name.equals(each.name()) || name.equals(each.fullName()))
            && !Files.exists(terminal.workingDirectory().resolve(path))) {
          throw new UsageException(
              "\"" + path + "\" is not a file; write " + DaemonSetNames.OPTION + " " + name);
        }
      }
    }
  }

  private static ClusterPlacer placer(
      PlaceOptions options,
      ConfigResolver.Configured configured,
      ClusterInputReader input,
      ClusterReader.ClusterState read)
      throws UsageException {
    LintSettings settings = input.settings();
    try {
      return input
          .placer(settings.cluster())
          .with(options.whatIf())
          .with(configured.policies().clusters())
          .observing()
          .with(
              input
                  .policies(settings, configured.policies()::of)
                  .with(RefusedDaemonSets.facts(read, SchemaCatalog.bundled(), settings), read));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static void report(
      PlaceOptions options,
      Cluster cluster,
      @Nullable TriedChange tried,
      ClusterInputReader input,
      CommandContext terminal)
      throws UsageException {
    RunScope scope = input.scope(cluster);
    List<Placement> placements = placements(cluster, options.daemonSet());
    if (options.format() == OutputFormat.JSON) {
      new PlaceJsonReporter().report(cluster, placements, tried, scope, terminal.out());
    } else if (options.format() == OutputFormat.CSV) {
      csv(cluster, placements, options.wide(), terminal);
    } else if (options.format() == OutputFormat.HTML) {
      String node = options.node();
      List<Node> nodes = node == null ? cluster.nodes() : List.of(node(cluster, node));
      PlaceHtmlReporter html = new PlaceHtmlReporter(Version.current());
      terminal.out().print(html.report(cluster, nodes, placements, tried));
    } else {
      terminal.out().print(tried(tried, placements, terminal));
      // The pods that only stay are there for people, who ask what becomes of them.
      Cluster shown = tried == null ? cluster : tried.after();
      PlaceTextReporter text =
          new PlaceTextReporter(terminal.style(), terminal.width(), input.executor());
      terminal.out().print(text(options, shown, text, terminal.width()));
      terminal.out().print(scope.line(terminal.width()));
    }
  }

  private static String tried(
      @Nullable TriedChange tried, List<Placement> placements, CommandContext terminal) {
    return tried == null
        ? ""
        : new TriedChangeText(terminal.style(), terminal.width()).of(tried, placements);
  }

  private static void csv(
      Cluster cluster, List<Placement> placements, boolean wide, CommandContext terminal) {
    PlaceCsvReporter csv = new PlaceCsvReporter();
    if (cluster.isByGroups()) {
      csv.groups(cluster, placements, terminal.out()::print);
    } else if (wide) {
      csv.matrix(placements, terminal.out()::print);
    } else {
      terminal.out().print(csv.table(placements));
    }
  }

  private static String text(
      PlaceOptions options, Cluster cluster, PlaceTextReporter text, int width)
      throws UsageException {
    List<Placement> placements = placements(cluster, options.daemonSet());
    String node = options.node();
    if (node != null) {
      return new NodeDescription(width).report(cluster, node(cluster, node), placements);
    }
    if (options.wide()) {
      return text.wide(cluster, placements);
    }
    return options.daemonSet() == null
        ? text.report(cluster, placements)
        : described(cluster, placements, width);
  }

  private static String described(Cluster cluster, List<Placement> placements, int width) {
    StringBuilder out = new StringBuilder();
    for (Placement placement : placements) {
      out.append(out.isEmpty() ? "" : "\n\n")
          .append(new DaemonSetDescription(width).report(cluster, placement));
    }
    return out.toString();
  }

  private static List<Placement> placements(Cluster cluster, @Nullable String wanted)
      throws UsageException {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      if (wanted == null
          || wanted.equals(daemonSet.name())
          || wanted.equals(daemonSet.fullName())) {
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
    if (cluster.isByGroups()) {
      List<String> groups = new ArrayList<>();
      cluster.groups().all().forEach(group -> groups.add(group.name()));
      throw new UsageException(
          groups.contains(name)
              ? "\"" + name + "\" is a group of nodes and no node; --wide tells of each group"
              : "no Node is given, and there is no group \""
                  + name
                  + "\""
                  + Spelling.advice(name, groups));
    }
    throw new UsageException(
        "there is no node \"" + name + "\"" + Spelling.advice(name, names(cluster.nodes())));
  }
}
