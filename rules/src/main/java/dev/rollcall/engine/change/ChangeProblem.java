package dev.rollcall.engine.change;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.text.JsonWriter;
import java.util.List;

/**
 * Something about a change that a pipeline may want to stop for.
 *
 * @param kind what it is, in kebab-case: {@code refused}, {@code desired-zero}, {@code never-ends},
 *     {@code takes-longer}, {@code too-many-down}, {@code loses-nodes}, {@code misscheduled},
 *     {@code removed}, {@code policy}, {@code restarts} or {@code gains-nodes}
 * @param message in the style of a finding's message, to follow the name of the DaemonSet
 * @param nodes the nodes that it is about, if any
 */
public record ChangeProblem(
    Severity severity, String kind, DaemonSet daemonSet, String message, List<String> nodes) {

  public ChangeProblem {
    nodes = List.copyOf(nodes);
  }

  static ChangeProblem of(Severity severity, String kind, DaemonSet daemonSet, String message) {
    return new ChangeProblem(severity, kind, daemonSet, message, List.of());
  }

  /** Returns the whole sentence, for example {@code error: logging/agent loses 1 node: w-2}. */
  public String sentence() {
    String name = daemonSet.fullName();
    return severity.id() + ": " + (name.startsWith("/") ? name.substring(1) : name) + " " + message;
  }

  /** Writes the field {@code problems} of the JSON contract. */
  public static void write(JsonWriter json, List<ChangeProblem> problems) {
    json.name("problems").array();
    for (ChangeProblem problem : problems) {
      json.object();
      json.field("severity", problem.severity().id());
      json.field("kind", problem.kind());
      json.field("namespace", problem.daemonSet().namespace());
      json.field("name", problem.daemonSet().name());
      json.field("message", problem.message());
      json.name("nodes").array();
      problem.nodes().forEach(json::value);
      json.end();
      json.end();
    }
    json.end();
  }
}
