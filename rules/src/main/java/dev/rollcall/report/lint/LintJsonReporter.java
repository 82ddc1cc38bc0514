package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.RunScope;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import dev.rollcall.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Writes the JSON contract of {@code lint}: fields may be added, never renamed or removed. */
public final class LintJsonReporter implements LintReporter {

  private final String toolVersion;
  private final int counted;

  public LintJsonReporter(String toolVersion) {
    this(toolVersion, 0);
  }

  /**
   * Creates a reporter that also writes how many findings there are.
   *
   * @param counted of how many rules and files to tell
   */
  public LintJsonReporter(String toolVersion, int counted) {
    this.toolVersion = toolVersion;
    this.counted = counted;
  }

  @Override
  public String report(RunResult result) {
    return write(result, new JsonWriter()).toString();
  }

  @Override
  public void write(RunResult result, Appendable out) {
    write(result, new JsonWriter(out));
  }

  private JsonWriter write(RunResult result, JsonWriter json) {
    json.object();
    json.field("rollcall", toolVersion);
    json.field("kubernetesVersion", result.versions().toString());
    json.name("findings").array();
    for (Finding finding : result.findings()) {
      finding(json, finding);
    }
    json.end();
    if (counted > 0) {
      new FindingStatistics(result.findings()).write(json, counted);
    }
    summary(json, result);
    return json.end();
  }

  private static void finding(JsonWriter json, Finding finding) {
    json.object();
    json.field("rule", finding.rule());
    json.field("category", finding.category().id());
    json.field("severity", finding.severity().id());
    json.field("message", finding.message());
    json.sameFields(finding.location(), () -> place(json, finding.location()));
    json.field("path", finding.path());
    if (finding.apiReason() != null) {
      json.field("apiReason", finding.apiReason());
    }
    PolicyVerdict policy = finding.policy();
    ObjectId object = finding.object();
    if (object != null) {
      json.name("object");
      if (policy == null) {
        object(json, object);
      } else {
        json.repeated(object, () -> object(json, object));
      }
    }
    if (policy != null) {
      json.repeatedFields(policy, () -> policy(json, policy));
    }
    if (!finding.minors().isEmpty()) {
      json.name("minors").array();
      finding.minors().forEach(json::value);
      json.end();
    }
    related(json, finding);
    Fix fix = finding.fix();
    if (fix != null) {
      fix(json, fix);
    }
    json.end();
  }

  private static void object(JsonWriter json, ObjectId object) {
    json.object();
    json.field("apiVersion", object.apiVersion());
    json.field("kind", object.kind());
    json.field("namespace", object.namespace());
    json.field("name", object.name());
    json.end();
  }

  private static void place(JsonWriter json, Location location) {
    location(json, location);
    origin(json, RenderedSource.of(location));
  }

  private static void origin(JsonWriter json, @Nullable LineOrigin origin) {
    if (origin != null) {
      json.field("renderedFrom", origin.file());
      if (origin.hasLine()) {
        json.field("renderedFromLine", origin.line());
      }
    }
  }

  private static void policy(JsonWriter json, PolicyVerdict verdict) {
    json.field("policy", verdict.policy());
    json.field("binding", verdict.binding());
    if (verdict.validation() != null) {
      json.field("validation", verdict.validation());
    }
    optional(json, "param", verdict.param());
    optional(json, "annotation", verdict.annotation());
    optional(json, "reason", verdict.reason());
    json.field("judged", verdict.judged());
  }

  private static void optional(JsonWriter json, String name, @Nullable String value) {
    if (value != null) {
      json.field(name, value);
    }
  }

  private static void related(JsonWriter json, Finding finding) {
    json.name("related");
    if (finding.policy() != null && finding.notes().size() == 1) {
      json.repeated(finding.notes().get(0), () -> notes(json, finding));
    } else {
      notes(json, finding);
    }
  }

  private static void notes(JsonWriter json, Finding finding) {
    json.array();
    for (Note note : finding.notes()) {
      json.object();
      json.field("message", note.message());
      Location location = note.location();
      if (location != null) {
        json.field("file", location.file().name());
        json.field("line", location.span().line());
        json.field("column", location.span().column());
      }
      json.end();
    }
    json.end();
  }

  private static void fix(JsonWriter json, Fix fix) {
    json.name("fix").object();
    json.field("safe", fix.safe());
    json.field("title", fix.title());
    json.name("edits").array();
    for (TextEdit edit : fix.edits()) {
      json.object();
      location(json, edit.location());
      json.field("text", edit.text());
      json.end();
    }
    json.end();
    json.end();
  }

  private static void location(JsonWriter json, Location location) {
    Span span = location.span();
    json.field("file", location.file().name());
    json.field("line", span.line());
    json.field("column", span.column());
    json.field("endLine", span.endLine());
    json.field("endColumn", span.endColumn());
  }

  private static void summary(JsonWriter json, RunResult result) {
    json.name("summary").object();
    figures(json, result);
    json.field("daemonSets", result.cluster().inventory().daemonSets().size());
    RunScope.of(result).append(json);
    new NodeOrigins(result.cluster()).write(json);
    json.end();
  }

  /** Writes what was looked at and what was not into the object that is open. */
  static void figures(JsonWriter json, RunResult result) {
    json.field("files", result.files());
    json.field("objects", result.objects());
    json.field("errors", result.count(Severity.ERROR));
    json.field("warnings", result.count(Severity.WARNING));
    json.field("infos", result.count(Severity.INFO));
    json.field("suppressed", result.suppressed());
    json.name("skipped").array();
    for (SkippedInput skipped : result.skipped()) {
      json.object();
      json.field("file", skipped.file());
      json.field("reason", skipped.reason());
      json.field("count", skipped.count());
      if (!skipped.names().isEmpty()) {
        json.name("names").array();
        skipped.names().forEach(json::value);
        json.end();
      }
      json.end();
    }
    json.end();
  }
}
