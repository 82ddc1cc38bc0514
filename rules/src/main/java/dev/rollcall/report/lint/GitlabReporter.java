package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.Fingerprints;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Span;
import dev.rollcall.text.JsonWriter;

/** Writes a code quality report, which GitLab shows in merge requests. */
public final class GitlabReporter implements LintReporter {

  private final ReportPaths names;

  public GitlabReporter(ReportPaths names) {
    this.names = names;
  }

  @Override
  public String report(RunResult result) {
    Fingerprints fingerprints = new Fingerprints(names::relative);
    JsonWriter json = new JsonWriter().array();
    for (Finding finding : result.findings()) {
      Span span = finding.location().span();
      json.object();
      json.field("description", finding.message());
      json.field("check_name", finding.rule());
      json.field("fingerprint", fingerprints.next(finding));
      json.field("severity", severity(finding));
      json.name("location").object();
      json.field("path", names.edited(finding.location()));
      LineOrigin origin = RenderedSource.of(finding.location());
      int known = origin == null ? 0 : Math.max(1, origin.line());
      json.name("lines").object();
      json.field("begin", origin == null ? span.line() : known);
      json.field("end", origin == null ? span.endLine() : known);
      json.end().end().end();
    }
    return json.end().toString();
  }

  private static String severity(Finding finding) {
    return switch (finding.severity()) {
      case ERROR -> "critical";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
