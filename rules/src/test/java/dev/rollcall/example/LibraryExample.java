package dev.rollcall.example;

import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.rules.BuiltInRules;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/**
 * Lints manifests and prints where their pods run, as a program with rollcall as a library does.
 */
final class LibraryExample {

  private final Rollcall rollcall;

  LibraryExample(Path directory) {
    this.rollcall = Rollcall.ofFiles(BuiltInRules.all(), directory);
  }

  /** Prints what a cluster refuses or can never run. */
  void lint(List<String> paths, PrintStream out) throws ConfigException {
    for (Finding finding : rollcall.lint(paths, RunRequest.DEFAULT).result().findings()) {
      if (finding.severity() == Severity.ERROR) {
        int line = finding.location().span().line();
        out.println(finding.location().file().name() + ":" + line + " " + finding.rule());
      }
    }
  }

  /** Prints on which nodes the pods of each DaemonSet run. */
  void place(List<String> paths, PrintStream out) throws ConfigException {
    Cluster cluster = rollcall.place(paths, RunRequest.DEFAULT).cluster();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      Placement placement = cluster.placementOf(daemonSet);
      StringJoiner nodes = new StringJoiner(", ");
      for (Node node : placement.running()) {
        nodes.add(node.name());
      }
      out.println(daemonSet.name() + " " + placement.desired() + ": " + nodes);
    }
  }
}
