package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Span;
import dev.rollcall.text.TextSanitizer;

/** Writes workflow commands, which GitHub shows as annotations of the lines. */
public final class GithubReporter implements LintReporter {

  private final ReportPaths names;

  public GithubReporter(ReportPaths names) {
    this.names = names;
  }

  @Override
  public String report(RunResult result) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : result.findings()) {
      finding(out, finding);
    }
    return out.toString();
  }

  private void finding(StringBuilder out, Finding finding) {
    Span span = finding.location().span();
    String command = finding.severity() == Severity.INFO ? "notice" : finding.severity().id();
    out.append("::").append(command).append(" file=");
    out.append(property(TextSanitizer.text(names.edited(finding.location()))));
    LineOrigin origin = RenderedSource.of(finding.location());
    if (origin != null && origin.hasLine()) {
      out.append(",line=").append(origin.line());
    } else if (origin == null) {
      out.append(",line=").append(span.line());
      out.append(",endLine=").append(span.endLine());
      // Columns mean something within one line only.
      if (span.line() == span.endLine()) {
        out.append(",col=").append(span.column());
        out.append(",endColumn=").append(Math.max(span.column(), span.endColumn() - 1));
      }
    }
    out.append(",title=").append(property(finding.rule()));
    out.append("::").append(data(TextSanitizer.text(finding.message()))).append('\n');
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
