package dev.rollcall.engine.suppression;

import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlComment;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the ignores in the comments and the annotations of a file, and what each is about. */
public final class IgnoreFinder {

  private static final String ANNOTATION = "rollcall.dev/ignore";
  private static final String PREFIX = "rollcall.dev/";
  private static final String WORD = "ignore";

  private final List<Ignore> ignores = new ArrayList<>();

  /** Reads the comments of the file. */
  public void comments(YamlFile file) {
    for (YamlComment comment : file.comments()) {
      ignores.add(ofComment(file, comment));
    }
  }

  /** Reads the annotations of an object and of its pod template; both speak for the object. */
  public void annotations(FieldCursor object) {
    annotations(object, object.path("metadata", "annotations"));
    annotations(object, object.path("spec", "template", "metadata", "annotations"));
  }

  public List<Ignore> found() {
    return ignores;
  }

  private void annotations(FieldCursor object, FieldCursor annotations) {
    if (!(annotations.node() instanceof YamlMapping mapping)) {
      return;
    }
    for (YamlEntry entry : mapping.entries()) {
      String key = entry.name();
      if (key.startsWith(PREFIX)) {
        Span at = entry.value().span();
        Span shown = at.line() == at.endLine() ? at : entry.key().span();
        Location location = new Location(object.place().origin().file(), shown);
        ignores.add(
            key.equals(ANNOTATION)
                ? ofAnnotation(object, annotations.get(key), location)
                : Ignore.unreadable(
                    location,
                    "\"" + key + "\" is no annotation of rollcall; it has only " + ANNOTATION));
      }
    }
  }

  private static Ignore ofAnnotation(FieldCursor object, FieldCursor value, Location location) {
    String text = value.string();
    if (text == null) {
      return Ignore.unreadable(location, "the annotation is no string; put it in quotes");
    }
    IgnoreText ignore = IgnoreText.parse(text);
    Span extent = object.place().valueSpan();
    if (ignore.problem() != null || extent == null) {
      return Ignore.unreadable(location, ignore.problem() == null ? "" : ignore.problem());
    }
    List<Ignore.Target> targets = new ArrayList<>();
    ignore.rules().forEach(rule -> targets.add(new Ignore.Target(rule, location)));
    String file = location.file().name();
    return new Ignore(
        targets,
        Ignore.within(file, extent),
        ignore.reason(),
        ignore.until(),
        location,
        null,
        true);
  }

  private static Ignore ofComment(YamlFile file, YamlComment comment) {
    Location location = new Location(file.file(), comment.span());
    String text = comment.text();
    int colon = text.indexOf(':');
    String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
    boolean known =
        rest.startsWith(WORD)
            && (rest.length() == WORD.length()
                || Character.isWhitespace(rest.charAt(WORD.length())));
    if (!known) {
      return Ignore.unreadable(
          location, "a comment that rollcall does not read; write: # rollcall: ignore RULE -- why");
    }
    IgnoreText ignore = IgnoreText.parse(rest.substring(WORD.length()));
    if (ignore.problem() != null) {
      return Ignore.unreadable(location, ignore.problem());
    }
    Ignore.Scope scope = Ignore.within(file.file().name(), extent(file, comment));
    return new Ignore(
        targets(file.file(), comment, ignore.rules()),
        scope,
        ignore.reason(),
        ignore.until(),
        location,
        null,
        true);
  }

  private static List<Ignore.Target> targets(
      SourceFile file, YamlComment comment, List<String> rules) {
    Span span = comment.span();
    int lineStart = file.offset(span.line(), 1);
    int from = file.text().indexOf(WORD, file.offset(span.line(), span.column())) + WORD.length();
    List<Ignore.Target> targets = new ArrayList<>();
    for (String rule : rules) {
      int start = file.text().indexOf(rule, from);
      from = start + rule.length();
      int column = file.text().codePointCount(lineStart, start) + 1;
      int end = column + rule.codePointCount(0, rule.length());
      Span at = new Span(span.line(), column, span.line(), end);
      targets.add(new Ignore.Target(rule, new Location(file, at)));
    }
    return targets;
  }

  /**
   * A comment beside something is about its line. One on a line of its own is about what begins
   * next: an entry of a map, an item of a list, at the start of a document all of it.
   */
  private static Span extent(YamlFile file, YamlComment comment) {
    int line = comment.span().line();
    if (!comment.ownLine()) {
      return new Span(line, 1, line, Integer.MAX_VALUE);
    }
    Span begin = new Span(line, 1, line + 1, Integer.MAX_VALUE);
    for (YamlDocument document : file.documents()) {
      YamlNode root = document.root();
      if (root == null || root.span().endLine() < line) {
        continue;
      }
      if (root.span().line() > line) {
        return begin.to(root.span());
      }
      Span next = next(root, line);
      if (next != null) {
        return begin.to(next);
      }
    }
    return begin;
  }

  /** Returns what begins first after the line, null if nothing does. */
  private static @Nullable Span next(YamlNode node, int line) {
    if (node instanceof YamlSequence sequence) {
      for (YamlNode item : sequence.items()) {
        Span span = item.span();
        Span found = span.line() > line ? span : span.endLine() < line ? null : next(item, line);
        if (found != null) {
          return found;
        }
      }
    } else if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        Span found = entry.merged() ? null : next(entry, line);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Span next(YamlEntry entry, int line) {
    Span key = entry.key().span();
    Span value = entry.value().span();
    boolean alias = value.compareTo(key) < 0;
    if (key.line() > line) {
      return alias ? key : key.to(value);
    }
    return alias || value.endLine() < line ? null : next(entry.value(), line);
  }
}
