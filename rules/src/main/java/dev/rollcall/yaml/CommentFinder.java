package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the comments that speak to rollcall. The library can read comments itself, but then refuses
 * valid YAML such as {@code key: [ # comment}.
 */
final class CommentFinder {

  private static final String WORD = "rollcall";

  private CommentFinder() {}

  /**
   * Finds those in a stretch of a file.
   *
   * @param documents all documents of the stretch
   */
  static List<YamlComment> find(SourceFile file, Stretch stretch, List<YamlDocument> documents) {
    String text = stretch.textIn(file);
    List<YamlComment> found = new ArrayList<>();
    @Nullable List<Span> scalars = null;
    int at = text.indexOf(WORD);
    while (at >= 0) {
      int number = file.lineAt(stretch.start() + at);
      String line = file.line(number);
      if (line.indexOf('#') >= 0) {
        scalars = scalars == null ? scalarsOf(documents) : scalars;
        findIn(line, number, scalars, found);
      }
      at = text.indexOf(WORD, file.offset(number + 1, 1) - stretch.start());
    }
    return found;
  }

  private static List<Span> scalarsOf(List<YamlDocument> documents) {
    List<Span> scalars = new ArrayList<>();
    for (YamlDocument document : documents) {
      if (document.root() != null) {
        collect(document.root(), scalars);
      }
    }
    scalars.sort(null);
    return scalars;
  }

  private static void findIn(String line, int number, List<Span> scalars, List<YamlComment> found) {
    for (int at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1)) {
      int column = line.codePointCount(0, at) + 1;
      boolean separated = at == 0 || line.charAt(at - 1) == ' ' || line.charAt(at - 1) == '\t';
      if (separated && !inside(number, column, scalars)) {
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

  private static boolean inside(int line, int column, List<Span> scalars) {
    Span at = Span.at(line, column);
    int low = 0;
    int high = scalars.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      Span scalar = scalars.get(middle);
      if (Span.at(scalar.line(), scalar.column()).compareTo(at) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // Scalars do not overlap: the last to begin before is the only one that can hold it.
    Span last = low == 0 ? null : scalars.get(low - 1);
    return last != null && at.compareTo(Span.at(last.endLine(), last.endColumn())) < 0;
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
