package dev.rollcall.fuzz;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows where the lines of a text end, to hold what is said about it to places that exist. */
final class Positions {

  private static final Pattern BREAK = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private final SourceFile file;
  private final String[] lines;

  Positions(SourceFile file) {
    this.file = file;
    String text = file.text();
    this.lines = BREAK.split(text.startsWith("\uFEFF") ? text.substring(1) : text, -1);
  }

  void hold(Span span, Object what) {
    if (!isInside(span.line(), span.column()) || !isInside(span.endLine(), span.endColumn())) {
      throw new AssertionError(
          span + " lies outside: " + shown(span.line()) + shown(span.endLine()) + "for " + what);
    }
  }

  void hold(@Nullable Location location, Object what) {
    if (location != null && location.file().name().equals(file.name())) {
      hold(location.span(), what);
    }
  }

  void hold(Finding finding) {
    hold(finding.location(), finding);
    for (Note note : finding.notes()) {
      hold(note.location(), note);
    }
    if (finding.fix() != null) {
      for (TextEdit edit : finding.fix().edits()) {
        hold(edit.location(), edit);
      }
    }
  }

  /** Returns the text of a span within one line. */
  String textOf(Span span) {
    String line = lines[span.line() - 1];
    int start = line.offsetByCodePoints(0, span.column() - 1);
    return line.substring(start, line.offsetByCodePoints(0, span.endColumn() - 1));
  }

  private String shown(int line) {
    String text = line > lines.length ? "" : lines[line - 1];
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> escaped.append(c < 0x7F ? Character.toString(c) : "\\u%04x".formatted(c)));
    return "line %d of %d: %s\n".formatted(line, lines.length, escaped);
  }

  private boolean isInside(int line, int column) {
    return line >= 1
        && line <= lines.length
        && column >= 1
        && column <= lines[line - 1].codePointCount(0, lines[line - 1].length()) + 1;
  }
}
