package dev.rollcall.engine.reading;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.Placeholders;

/** Recognises findings about values that another tool fills in: nobody knows these yet. */
public final class UnresolvedPlaces {

  private UnresolvedPlaces() {}

  /** Returns whether a finding, or one of its notes, is about such a value. */
  public static boolean concern(Finding finding) {
    if (isElsewhere(finding)) {
      return true;
    }
    for (String field : finding.path().split("[.\\[]")) {
      if (PlaceholderResolver.isFreeText(field)) {
        return false;
      }
    }
    if (isAt(finding.location())) {
      return !isForgotten(finding);
    }
    for (Note note : finding.notes()) {
      if (note.location() != null && isAt(note.location())) {
        return true;
      }
    }
    return false;
  }

  /** What a patch brings is judged where the kustomization is built, and can be shown there. */
  private static boolean isElsewhere(Finding finding) {
    if (finding.location().span().isElsewhere()) {
      return true;
    }
    for (Note note : finding.notes()) {
      if (note.location() != null && note.location().span().isElsewhere()) {
        return true;
      }
    }
    return false;
  }

  /** The only placeholder of a file, in place of a registry, looks as if nobody filled it in. */
  private static boolean isForgotten(Finding finding) {
    Span span = finding.location().span();
    SourceFile file = finding.location().file();
    String text = file.text();
    boolean only = text.contains("${") && text.indexOf("${") == text.lastIndexOf("${");
    String written = unquoted(file.line(span.line(), span.column(), span.endColumn()));
    return only && finding.rule().equals("image-name-invalid") && written.startsWith("${");
  }

  /** Returns whether a value at a location, or behind the key there, is unknown. */
  static boolean isAt(Location location) {
    SourceFile file = location.file();
    Span span = location.span();
    String line = file.line(span.line());
    if (span.line() != span.endLine() || !Placeholders.mayOccurIn(line)) {
      return false;
    }
    String written = file.line(span.line(), span.column(), span.endColumn());
    String behind = line.substring(Math.min(line.length(), span.endColumn() - 1));
    return Placeholders.isUnresolved(unquoted(written))
        || (behind.startsWith(":") && Placeholders.isUnresolved(valueIn(behind.substring(1))));
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** Returns the value at the start of a text, which ends where a flow collection goes on. */
  private static String valueIn(String text) {
    String rest = text.strip();
    if (rest.startsWith("\"") || rest.startsWith("'")) {
      int end = rest.indexOf(rest.charAt(0), 1);
      return end < 0 ? rest : rest.substring(1, end);
    }
    int comma = rest.indexOf(", ");
    return comma < 0 ? rest : rest.substring(0, comma);
  }
}
