package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.engine.ruleset.Fingerprints;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Rule;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import dev.rollcall.text.JsonWriter;
import java.util.List;

/** Writes SARIF 2.1.0, which code hosts and editors show beside the lines. */
public final class SarifReporter implements LintReporter {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private final String toolVersion;
  private final ReportPaths names;
  private final List<Rule> rules;

  /**
   * Creates a reporter.
   *
   * @param rules all rules that there are; those that speak are described
   */
  public SarifReporter(String toolVersion, ReportPaths names, List<Rule> rules) {
    this.toolVersion = toolVersion;
    this.names = names;
    this.rules = List.copyOf(rules);
  }

  @Override
  public String report(RunResult result) {
    SarifRules used = SarifRules.of(rules, result.findings());
    Fingerprints fingerprints = new Fingerprints(names::relative);
    JsonWriter json = new JsonWriter().object();
    json.field("$schema", SCHEMA).field("version", "2.1.0");
    json.name("runs").array().object();
    tool(json, used);
    json.name("invocations").array().object();
    json.field("executionSuccessful", result.unreadable() == 0).end().end();
    json.field("columnKind", "unicodeCodePoints");
    json.name("results").array();
    for (Finding finding : result.findings()) {
      finding(json, finding, used, fingerprints.next(finding));
    }
    json.end();
    return json.end().end().end().toString();
  }

  private void tool(JsonWriter json, SarifRules used) {
    json.name("tool").object().name("driver").object();
    json.field("name", "rollcall").field("semanticVersion", toolVersion);
    json.name("rules").array();
    for (SarifRules.Described rule : used.all()) {
      json.object().field("id", rule.id());
      json.name("shortDescription").object().field("text", rule.summary()).end();
      json.name("help").object().field("text", rule.help()).field("markdown", rule.help()).end();
      json.name("defaultConfiguration").object();
      json.field("level", level(rule.severity())).end();
      json.name("properties").object().name("tags").array();
      json.value(rule.info().category().id()).end().end().end();
    }
    json.end().end().end();
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.id();
  }

  private void finding(JsonWriter json, Finding finding, SarifRules used, String fingerprint) {
    json.object().field("ruleId", SarifRules.id(finding));
    Integer index = used.index(finding);
    if (index != null) {
      json.field("ruleIndex", index);
    }
    json.field("level", level(finding.severity()));
    StringBuilder text = new StringBuilder(finding.message());
    for (Note note : finding.notes()) {
      if (note.location() == null) {
        text.append("\n\n").append(note.message());
      }
    }
    message(json, text.toString());
    json.name("locations").array().object();
    physical(json, finding.location());
    ObjectId object = finding.object();
    if (object != null) {
      json.name("logicalLocations").array().object();
      String path = finding.path().isEmpty() ? "" : " " + finding.path();
      json.field("fullyQualifiedName", object + path).field("kind", "object").end().end();
    }
    json.end().end();
    related(json, finding);
    json.name("partialFingerprints").object().field("rollcall/v1", fingerprint).end();
    Fix fix = finding.fix();
    if (fix != null) {
      fix(json, fix);
    }
    json.end();
  }

  /** Brackets before parentheses would be links, and their text may be a stranger's. */
  private static void message(JsonWriter json, String text) {
    String plain = text.contains("](") ? text.replace("[", "\\[").replace("]", "\\]") : text;
    json.name("message").object().field("text", plain).end();
  }

  private void physical(JsonWriter json, Location location) {
    json.name("physicalLocation").object();
    artifact(json, location);
    LineOrigin origin = RenderedSource.of(location);
    if (origin == null) {
      region(json, "region", location.span());
    } else if (origin.hasLine()) {
      json.name("region").object().field("startLine", origin.line()).end();
    }
    json.end();
  }

  private void artifact(JsonWriter json, Location location) {
    json.name("artifactLocation").object();
    json.field("uri", ReportPaths.uri(names.edited(location))).end();
  }

  private static void region(JsonWriter json, String name, Span span) {
    json.name(name).object();
    json.field("startLine", span.line()).field("startColumn", span.column());
    json.field("endLine", span.endLine()).field("endColumn", span.endColumn()).end();
  }

  private void related(JsonWriter json, Finding finding) {
    json.name("relatedLocations").array();
    int id = 1;
    for (Note note : finding.notes()) {
      if (note.location() != null) {
        json.object().field("id", id++);
        physical(json, note.location());
        message(json, note.message());
        json.end();
      }
    }
    json.end();
  }

  private void fix(JsonWriter json, Fix fix) {
    json.name("fixes").array().object();
    json.name("description").object().field("text", fix.title()).end();
    json.name("artifactChanges").array();
    for (TextEdit edit : fix.edits()) {
      json.object();
      artifact(json, edit.location());
      json.name("replacements").array().object();
      region(json, "deletedRegion", edit.location().span());
      json.name("insertedContent").object().field("text", edit.text()).end();
      json.end().end().end();
    }
    json.end().end().end();
  }
}
