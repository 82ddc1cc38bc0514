package dev.rollcall.report.history;

import dev.rollcall.engine.change.FieldChange;
import dev.rollcall.engine.change.RevisionHistory;
import dev.rollcall.text.JsonWriter;

/** Writes the JSON contract of {@code history}: fields may be added, never renamed or removed. */
public final class HistoryJsonReporter {

  /** Returns the history as one object. */
  public String report(RevisionHistory history) {
    JsonWriter json = new JsonWriter().object();
    json.field("namespace", history.daemonSet().namespace());
    json.field("name", history.daemonSet().name());
    json.field("revisionHistoryLimit", history.daemonSet().revisionHistoryLimit().get());
    json.name("revisions").array();
    for (RevisionHistory.Entry entry : history.entries()) {
      json.object();
      json.field("revision", entry.revision().number());
      String cause = entry.revision().changeCause();
      json.field("changeCause", cause.isEmpty() ? null : cause);
      json.field("current", entry.current());
      json.field("droppedByNextUpdate", entry.dropped());
      json.name("changes").array();
      entry.changes().forEach(change -> change(json, change));
      json.end();
      json.end();
    }
    json.end();
    return json.end().toString();
  }

  private static void change(JsonWriter json, FieldChange change) {
    json.object();
    json.field("path", change.path());
    json.field("before", change.before());
    json.field("after", change.after());
    json.end();
  }
}
