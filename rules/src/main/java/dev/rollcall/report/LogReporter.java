package dev.rollcall.report;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.RunResult;
import dev.rollcall.engine.Skipped;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes findings as entries of a build log, with the position in the form that compilers under
 * Maven use and IDEs link: {@code /path/file.yaml:[12,7] message [rule]}.
 */
public final class LogReporter {

  private final Path workingDirectory;

  /** One entry of the log; it may have several lines. */
  public record Entry(Severity severity, String text) {}

  /**
   * Makes a reporter.
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
      entries.add(new Entry(finding.severity(), BuildLog.harmless(text(finding))));
    }
    return entries;
  }

  private String text(Finding finding) {
    StringBuilder out = new StringBuilder(position(finding.location()));
    out.append(' ').append(Printable.text(finding.message()));
    out.append(" [").append(finding.rule()).append(']');
    for (Note note : finding.notes()) {
      out.append("\n    note: ");
      Location at = note.location();
      if (at != null) {
        out.append(position(at)).append(' ');
      }
      String[] lines = note.message().split("\n", -1);
      out.append(Printable.text(lines[0]));
      for (int i = 1; i < lines.length; i++) {
        out.append("\n          ").append(Printable.text(lines[i]));
      }
    }
    return out.toString();
  }

  private String position(Location location) {
    String name = location.file().name();
    Span span = location.span();
    boolean path = !name.equals(Loader.STDIN) && !name.startsWith("(");
    String shown = path ? workingDirectory.resolve(name).toString() : name;
    return Printable.text(shown) + ":[" + span.line() + "," + span.column() + "]";
  }

  /** Returns one line that counts what was found and what was looked at. */
  public String summary(RunResult result) {
    StringBuilder out = new StringBuilder();
    out.append(Words.count(result.count(Severity.ERROR), "error")).append(", ");
    out.append(Words.count(result.count(Severity.WARNING), "warning"));
    int infos = result.count(Severity.INFO);
    if (infos > 0) {
      out.append(", ").append(Words.count(infos, "info"));
    }
    out.append(" in ").append(Words.count(result.objects(), "object"));
    out.append(" of ").append(Words.count(result.files(), "file"));
    out.append(" for Kubernetes ").append(result.version());
    if (result.suppressed() > 0) {
      out.append("; ").append(Words.count(result.suppressed(), "finding")).append(" ignored");
    }
    Map<String, Integer> skipped = new TreeMap<>();
    for (Skipped one : result.skipped()) {
      skipped.merge(one.reason(), one.count(), Integer::sum);
    }
    String separator = "; not looked at: ";
    for (Map.Entry<String, Integer> entry : skipped.entrySet()) {
      out.append(separator);
      out.append(Words.count(entry.getValue(), entry.getKey().replace('-', ' ')));
      separator = ", ";
    }
    return out.toString();
  }
}
