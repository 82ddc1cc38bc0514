package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the comments that speak to rollcall. The library can read comments itself, but then refuses
 * valid YAML such as {@code key: [ # comment}.
 */
final class DirectiveFinder {

  private static final String WORD = "rollcall";

  private final SourceFile file;
  private final List<YamlDocument> documents;
  private final List<YamlComment> found = new ArrayList<>();

  /** The document whose scalars are known, each of which may hold what looks like a comment. */
  private int known = -1;

  private List<Span> scalars = List.of();

  private DirectiveFinder(SourceFile file, List<YamlDocument> documents) {
    this.file = file;
    this.documents = documents;
  }

  /**
   * Finds those in a stretch of a file.
   *
   * @param documents all documents of the stretch
   */
  static List<YamlComment> find(
      SourceFile file, DocumentChunk stretch, List<YamlDocument> documents) {
    if (!file.characters().has('#')) {
      return List.of();
    }
    DirectiveFinder finder = new DirectiveFinder(file, documents);
    String text = stretch.textIn(file);
    int at = text.indexOf('#');
    while (at >= 0) {
      int next = at + 1;
      if (beginsWithWord(text, next)) {
        int line = file.lineAt(stretch.start() + at);
        finder.findIn(line);
        next = file.offset(line + 1, 1) - stretch.start();
      }
      at = text.indexOf('#', next);
    }
    return finder.found;
  }

  private static boolean beginsWithWord(String text, int start) {
    int at = start;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.startsWith(WORD, at);
  }

  private void findIn(int number) {
    String line = file.line(number);
    for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
      int column = line.codePointCount(0, at) + 1;
      boolean separated = at == 0 || line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '\t';
      if (separated && !isInScalar(Span.at(number, column))) {
        Span span = new Span(number, column, number, line.codePointCount(0, line.length()) + 1);
        boolean ownLine = line.substring(0, at).isBlank();
        String text = line.substring(at + 1).strip();
        if (isMeant(text)) {
          found.add(new YamlComment(text, ownLine, span));
        }
        return;
      }
    }
  }

  /** A forgotten colon is worth a word, too. */
  private static boolean isMeant(String text) {
    return text.startsWith(WORD + ":") || text.startsWith(WORD + " ignore ");
  }

  private boolean isInScalar(Span at) {
    int document = lastBefore(at, documents, YamlDocument::span);
    if (document != known) {
      scalars = document < 0 ? List.of() : scalarsOf(documents.get(document));
      known = document;
    }
    // Scalars do not overlap: the last to begin before is the only one that can hold it.
    int scalar = lastBefore(at, scalars, span -> span);
    if (scalar < 0) {
      return false;
    }
    Span last = scalars.get(scalar);
    return at.compareTo(Span.at(last.endLine(), last.endColumn())) < 0;
  }

  /** Returns which of what stands one behind the other is the last to begin there or before. */
  private static <T> int lastBefore(Span at, List<T> things, Function<T, Span> where) {
    int low = 0;
    int high = things.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Span span = where.apply(things.get(middle));
      if (Span.at(span.line(), span.column()).compareTo(at) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  private static List<Span> scalarsOf(YamlDocument document) {
    List<Span> scalars = new ArrayList<>();
    if (document.root() != null) {
      collect(document.root(), scalars);
    }
    scalars.sort(null);
    return scalars;
  }

  private static void collect(YamlNode node, List<Span> into) {
    if (node instanceof YamlScalar) {
      into.add(node.span());
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(item -> collect(item, into));
    } else if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        into.add(entry.key().span());
        collect(entry.value(), into);
      }
    }
  }
}
