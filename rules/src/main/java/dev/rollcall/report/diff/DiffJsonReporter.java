package dev.rollcall.report.diff;

import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.change.ChangeProblem;
import dev.rollcall.engine.change.ChangeProblems;
import dev.rollcall.engine.change.ClusterDiff;
import dev.rollcall.engine.change.ConfigChange;
import dev.rollcall.engine.change.DaemonSetDiff;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.place.PlaceJsonReporter;
import dev.rollcall.text.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the JSON contract of {@code diff}: fields may be added, never renamed or removed. */
public final class DiffJsonReporter {

  /** Writes the comparison. */
  public void report(ClusterDiff.Result result, RunScope scope, Appendable out) {
    JsonWriter json = new JsonWriter(out);
    json.object();
    String reference = result.after().reference();
    if (reference != null) {
      json.field("cluster", reference);
    }
    json.name("daemonSets").array();
    for (DaemonSetDiff change : result.changes()) {
      json.object();
      json.field("namespace", change.daemonSet().namespace());
      json.field("name", change.daemonSet().name());
      state(json, "before", change.before());
      state(json, "after", change.after());
      names(json, "gained", change.gained());
      names(json, "lost", change.lost());
      names(json, "misscheduled", change.misscheduled());
      names(json, "immutable", change.immutable());
      json.field("restarts", change.restarts());
      names(json, "objectRefused", change.refused());
      PolicyRemark.write(json, change.remarks());
      configChanges(json, change.configChanges());
      names(json, "lostPorts", change.lostPorts());
      json.end();
    }
    json.end();
    GroupChangesJson.append(json, result.groupChanges());
    ChangeProblem.write(json, ChangeProblems.of(result));
    scope.append(json);
    json.end();
  }

  private static void state(JsonWriter json, String name, @Nullable Placement placement) {
    if (placement == null) {
      json.field(name, null);
      return;
    }
    json.name(name).object();
    json.field("file", placement.daemonSet().origin().file().name());
    PlaceJsonReporter.fields(json, placement);
    json.end();
  }

  /** Writes what changes below pods that are not restarted. */
  public static void configChanges(JsonWriter json, List<ConfigChange> changes) {
    json.name("configChanges").array();
    for (ConfigChange change : changes) {
      json.object();
      json.field("kind", change.kind());
      json.field("name", change.name());
      names(json, "stale", change.stale());
      names(json, "following", change.following());
      json.end();
    }
    json.end();
  }

  private static void names(JsonWriter json, String field, List<String> names) {
    json.name(field).array();
    names.forEach(json::value);
    json.end();
  }
}
