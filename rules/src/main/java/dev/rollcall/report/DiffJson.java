package dev.rollcall.report;

import dev.rollcall.engine.Comparison;
import dev.rollcall.engine.DaemonSetChange;
import dev.rollcall.placement.Placement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the JSON contract of {@code diff}: fields may be added, never renamed or removed. */
public final class DiffJson {

  /** Writes the comparison. */
  public void report(Comparison.Result result, Appendable out) {
    JsonWriter json = new JsonWriter(out);
    json.object();
    String reference = result.after().reference();
    if (reference != null) {
      json.field("cluster", reference);
    }
    json.name("daemonSets").array();
    for (DaemonSetChange change : result.changes()) {
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
      json.end();
    }
    json.end();
    json.end();
  }

  private static void state(JsonWriter json, String name, @Nullable Placement placement) {
    if (placement == null) {
      json.field(name, null);
      return;
    }
    json.name(name).object();
    json.field("file", placement.daemonSet().origin().file().name());
    PlaceJson.fields(json, placement);
    json.end();
  }

  private static void names(JsonWriter json, String field, List<String> names) {
    json.name(field).array();
    names.forEach(json::value);
    json.end();
  }
}
