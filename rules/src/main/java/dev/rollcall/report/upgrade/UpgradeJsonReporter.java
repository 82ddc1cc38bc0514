package dev.rollcall.report.upgrade;

import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.change.UpgradeChange;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import dev.rollcall.text.JsonWriter;

/** Writes the JSON contract of {@code upgrade}: fields may be added, never renamed or removed. */
public final class UpgradeJsonReporter {

  private final String toolVersion;

  public UpgradeJsonReporter(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  /** Returns the report. */
  public String report(Rollcall.Upgrade upgrade) {
    JsonWriter json = new JsonWriter();
    json.object();
    json.field("rollcall", toolVersion);
    json.field("from", upgrade.range().first().toString());
    json.field("to", upgrade.range().last().toString());
    json.name("changes").array();
    for (UpgradeChange change : upgrade.changes()) {
      change(json, change);
    }
    json.end();
    json.name("summary").object();
    json.field("files", upgrade.result().files());
    json.field("objects", upgrade.result().objects());
    for (UpgradeChange.Kind kind : UpgradeChange.Kind.values()) {
      int count = 0;
      for (UpgradeChange change : upgrade.changes()) {
        count += change.kind() == kind ? 1 : 0;
      }
      json.field(kind.id(), count);
    }
    json.end();
    json.end();
    return json.toString();
  }

  private static void change(JsonWriter json, UpgradeChange change) {
    json.object();
    json.field("kind", change.kind().id());
    json.field("since", change.since().toString());
    json.field("message", change.message());
    if (change.rule() != null) {
      json.field("rule", change.rule());
    }
    Span span = change.location().span();
    json.field("file", change.location().file().name());
    json.field("line", span.line());
    json.field("column", span.column());
    LineOrigin origin = change.location().file().originOf(span.line());
    if (origin != null) {
      json.field("renderedFrom", origin.file());
      if (origin.hasLine()) {
        json.field("renderedFromLine", origin.line());
      }
    }
    json.field("path", change.path());
    if (change.apiReason() != null) {
      json.field("apiReason", change.apiReason());
    }
    ObjectId object = change.object();
    if (object != null) {
      json.name("object").object();
      json.field("apiVersion", object.apiVersion());
      json.field("kind", object.kind());
      json.field("namespace", object.namespace());
      json.field("name", object.name());
      json.end();
    }
    json.end();
  }
}
