package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes findings as entries of a build log, with the position in the form that compilers under
 * Maven use and IDEs link: {@code /path/file.yaml:[12,7] message [rule]}.
 */
public final class LogReporter {

  private final Path workingDirectory;

  /** One entry of the log; it may have several lines. */
  public record Entry(Severity severity, String text) {}

  /**
   * Creates a reporter.
   *
   * @param workingDirectory what the names of files are relative to
   */
  public LogReporter(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Returns an entry for each finding. */
  public List<Entry> findings(RunResult result) {
    List<Entry> entries = new ArrayList<>();
    for (Finding finding : result.findings()) {
      entries.add(new Entry(finding.severity(), WorkflowCommandEscaper.escape(text(finding))));
    }
    return entries;
  }

  private String text(Finding finding) {
    StringBuilder out = new StringBuilder(position(finding.location()));
    out.append(' ').append(TextSanitizer.text(finding.message()));
    out.append(" [").append(finding.rule()).append(']');
    for (Note note : finding.notes()) {
      out.append("\n    note: ");
      Location at = note.location();
      if (at != null) {
        out.append(position(at)).append(' ');
      }
      String[] lines = note.message().split("\n", -1);
      out.append(TextSanitizer.text(lines[0]));
      for (int i = 1; i < lines.length; i++) {
        out.append("\n          ").append(TextSanitizer.text(lines[i]));
      }
    }
    return out.toString();
  }

  private String position(Location location) {
    String name = location.file().name();
    Span span = location.span();
    boolean path = !name.equals(InputFinder.STDIN) && !name.startsWith("(");
    String shown = path ? workingDirectory.resolve(name).toString() : name;
    return TextSanitizer.text(shown) + ":[" + span.line() + "," + span.column() + "]";
  }

  /** Returns one line that counts what was found and what was looked at. */
  public String summary(RunResult result) {
    StringBuilder out = new StringBuilder();
    out.append(Plural.count(result.count(Severity.ERROR), "error")).append(", ");
    out.append(Plural.count(result.count(Severity.WARNING), "warning"));
    int infos = result.count(Severity.INFO);
    if (infos > 0) {
      out.append(", ").append(Plural.count(infos, "info"));
    }
    out.append(" in ").append(Plural.count(result.objects(), "object"));
    out.append(" of ").append(Plural.count(result.files(), "file"));
    out.append(" for Kubernetes ").append(result.versions());
    if (result.suppressed() > 0) {
      out.append("; ").append(Plural.count(result.suppressed(), "finding")).append(" ignored");
    }
    String skipped = SkippedSummary.of(result.skipped());
    if (!skipped.isEmpty()) {
      out.append("; ").append(skipped);
    }
    return out.toString();
  }
}
