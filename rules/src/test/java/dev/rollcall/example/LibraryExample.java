package dev.rollcall.example;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Simulator;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Lints manifests and asks where pods run, as a program with rollcall as a library does. */
final class LibraryExample {

  private final Path directory;
  private final LintSettings settings;
  private final FileInputSource reader;

  LibraryExample(Path directory) {
    this.directory = directory;
    this.settings = LintSettings.of(KubernetesVersion.parse("1.36"));
    this.reader = new FileInputSource(InputStream.nullInputStream(), settings.mostBytes());
  }

  /** Says what a cluster refuses or can never run. */
  void lint(List<String> paths, PrintStream out) {
    Inputs inputs = new InputFinder(directory).find(paths);
    Linter linter = new Linter(BuiltInRules.all(), SchemaCatalog.bundled(), settings, reader);
    RunResult result = linter.lint(inputs);
    for (Finding finding : result.findings()) {
      if (finding.severity() == Severity.ERROR) {
        int line = finding.location().span().line();
        out.println(finding.location().file().name() + ":" + line + " " + finding.rule());
      }
    }
  }

  /** Says on which nodes the pods of each DaemonSet run. */
  void place(List<String> paths, PrintStream out) {
    Inputs inputs = new InputFinder(directory).find(paths);
    Inventory inventory =
        new ClusterReader(BuiltInRules.all(), settings, reader).read(inputs).inventory();
    Cluster cluster = Simulator.place(inventory, inventory.nodes(), null);
    inventory
        .daemonSets()
        .forEach(
            daemonSet -> {
              Placement placement = cluster.placementOf(daemonSet);
              StringJoiner nodes = new StringJoiner(", ");
              for (Node node : placement.running()) {
                nodes.add(node.name());
              }
              out.println(daemonSet.name() + " " + placement.desired() + ": " + nodes);
            });
  }
}
