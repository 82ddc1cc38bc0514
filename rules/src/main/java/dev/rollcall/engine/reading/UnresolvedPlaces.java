package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.Placeholders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises findings about values that another tool fills in: nobody knows these yet. */
public final class UnresolvedPlaces {

  /** The location of the last finding, and whether its value is unknown: many have the same. */
  private @Nullable Location last;

  private boolean lastUnknown;

  /** The path of the last finding, and whether it leads into free text. */
  private @Nullable String lastPath;

  private boolean lastFree;

  private UnresolvedPlaces() {}

  /** Returns whether some findings are about such a value. */
  public static boolean areIn(List<Finding> findings) {
    UnresolvedPlaces places = new UnresolvedPlaces();
    for (Finding finding : findings) {
      if (places.concern(finding)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Drops such findings, and returns those of their values that nobody has counted when they were
   * read.
   */
  public static List<SkippedInput> dropFrom(List<Finding> findings) {
    List<SkippedInput> uncounted = new ArrayList<>();
    List<Finding> kept = new ArrayList<>();
    UnresolvedPlaces places = new UnresolvedPlaces();
    for (Finding finding : findings) {
      if (!places.concern(finding)) {
        kept.add(finding);
        continue;
      }
      SourceFile file = finding.location().file();
      if (!isElsewhere(finding) && !Placeholders.mayOccurIn(file.text())) {
        uncounted.add(new SkippedInput(file.name(), SkippedInput.UNRESOLVED_VALUE, 1));
      }
    }
    if (kept.size() < findings.size()) {
      findings.clear();
      findings.addAll(kept);
    }
    return uncounted;
  }

  /** Returns whether a finding, or one of its notes, is about such a value. */
  private boolean concern(Finding finding) {
    if (isElsewhere(finding)) {
      return true;
    }
    if (finding.path() != lastPath) {
      lastPath = finding.path();
      lastFree = isInFreeText(finding.path());
    }
    if (lastFree) {
      return false;
    }
    Location location = finding.location();
    if (location != last) {
      boolean same =
          last != null && last.file() == location.file() && last.compareTo(location) == 0;
      lastUnknown = same ? lastUnknown : isAt(location);
      last = location;
    }
    if (lastUnknown) {
      return !isForgotten(finding);
    }
    boolean node = finding.path().endsWith("nodeName");
    if (finding.rule().equals("invalid-name") && isVariable(written(location), node)) {
      return true;
    }
    // Whether quotes outlive the substitution, only the tool knows that does it.
    if (CauseType.WRONG_TYPE.id().equals(finding.apiReason())
        && Placeholders.mayOccurIn(written(location))) {
      return true;
    }
    // The note of a policy is its expression, in which braces are no placeholders.
    for (Note note : finding.policy() == null ? finding.notes() : List.<Note>of()) {
      if (note.location() != null && isAt(note.location())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInFreeText(String path) {
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '.' || path.charAt(i) == '[') {
        if (PlaceholderResolver.isFreeText(path, start, i)) {
          return true;
        }
        start = i + 1;
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

  /**
   * The only placeholder of a file, in place of a registry, looks as if nobody filled it in; so
   * does one that somebody is to fill in by hand.
   */
  private static boolean isForgotten(Finding finding) {
    if (!finding.rule().equals("image-name-invalid")) {
      return false;
    }
    String text = finding.location().file().text();
    boolean only = text.contains("${") && text.indexOf("${") == text.lastIndexOf("${");
    String written = written(finding.location());
    return (only && written.startsWith("${")) || !Placeholders.mayOccurIn(written);
  }

  /** Returns whether a refusal is about such a value. */
  static boolean concern(FieldError refusal) {
    Location location = refusal.place().location();
    return location.span().isElsewhere()
        || isAt(location)
        || (refusal.reason() == CauseType.WRONG_TYPE && Placeholders.mayOccurIn(written(location)));
  }

  /** Returns what stands at a location of one line, without quotes. */
  private static String written(Location location) {
    Span span = location.span();
    return span.line() == span.endLine()
        ? unquoted(location.file().line(span.line(), span.column(), span.endColumn()))
        : "";
  }

  /**
   * Returns whether a name is written as variables are, such as {@code POD_NAME}.
   *
   * @param single whether one word is enough, such as {@code NODE}
   */
  private static boolean isVariable(String name, boolean single) {
    boolean joined = single && name.length() > 1;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      joined |= c == '_';
      if ((c < 'A' || c > 'Z') && c != '_' && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return joined;
  }

  /** Returns whether a value at a location, or behind the key there, is unknown. */
  private static boolean isAt(Location location) {
    SourceFile file = location.file();
    Span span = location.span();
    if (span.line() != span.endLine()) {
      return false;
    }
    String line = file.line(span.line());
    if (!Placeholders.mayBeIn(line)) {
      return false;
    }
    String written = file.line(span.line(), span.column(), span.endColumn());
    String behind = line.substring(Math.min(line.length(), span.endColumn() - 1));
    return Placeholders.isUnresolved(unquoted(written))
        || Placeholders.isUnresolved(keyBefore(file.line(span.line(), 1, span.column())))
        || (behind.startsWith(":") && Placeholders.isUnresolved(valueIn(behind.substring(1))));
  }

  /** Returns the key at the end of a text, or an empty text. */
  private static String keyBefore(String text) {
    String key = text.strip();
    return key.endsWith(":") ? unquoted(key.substring(0, key.length() - 1).strip()) : "";
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
