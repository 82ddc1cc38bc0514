package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.page.RulePages;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.HtmlPage;
import dev.rollcall.report.place.PlaceHtmlReporter;
import dev.rollcall.rule.Rule;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes findings as a page: each with its lines and its rule's page, and the matrix of nodes. */
public final class LintHtmlReporter implements LintReporter {

  private final String toolVersion;
  private final List<Rule> rules;

  /**
   * Creates a reporter.
   *
   * @param rules those whose pages the page may need
   */
  public LintHtmlReporter(String toolVersion, List<Rule> rules) {
    this.toolVersion = toolVersion;
    this.rules = List.copyOf(rules);
  }

  @Override
  public String report(RunResult result) {
    JsonWriter json = new JsonWriter().object();
    json.field("command", "lint").field("rollcall", toolVersion);
    json.field("kubernetes", result.versions().toString());
    summary(json, result);
    Set<String> used = new HashSet<>();
    json.name("findings").array();
    for (Finding finding : result.findings()) {
      finding(json, finding);
      used.add(finding.rule());
    }
    json.end();
    json.name("rules").array();
    for (Rule rule : rules) {
      if (used.contains(rule.info().id())) {
        json.object();
        json.field("id", rule.info().id());
        json.field("page", RulePages.markdown(rule));
        json.end();
      }
    }
    json.end();
    matrix(json, result.cluster());
    return HtmlPage.of("rollcall lint", json.end().toString());
  }

  private static void matrix(JsonWriter json, Cluster cluster) {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      placements.add(cluster.placementOf(daemonSet));
    }
    PlaceHtmlReporter.append(json, cluster, cluster.nodes(), placements);
  }

  private static void summary(JsonWriter json, RunResult result) {
    LintJsonReporter.figures(json, result);
  }

  private static void finding(JsonWriter json, Finding finding) {
    Location location = finding.location();
    json.object();
    json.field("rule", finding.rule());
    json.field("severity", finding.severity().id());
    json.field("message", finding.message());
    json.field("file", location.file().name());
    json.field("line", location.span().line());
    json.field("column", location.span().column());
    json.field("path", finding.path());
    LineOrigin origin = RenderedSource.of(location);
    json.field("from", origin == null ? null : origin.toString());
    ObjectId object = finding.object();
    json.field("object", object == null ? null : object.toString());
    new HtmlSnippet(location).append(json);
    notes(json, finding);
    Fix fix = finding.fix();
    json.field("fix", fix == null ? null : fix.title());
    json.field("safe", fix != null && fix.safe());
    json.end();
  }

  private static void notes(JsonWriter json, Finding finding) {
    json.name("notes").array();
    for (Note note : finding.notes()) {
      json.object();
      json.field("message", note.message());
      Location at = note.location();
      if (at != null) {
        boolean same = at.file().name().equals(finding.location().file().name());
        int line = at.span().line();
        json.field("where", same ? "line " + line : at.file().name() + ":" + line);
      }
      json.end();
    }
    json.end();
  }
}
