package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Turns the text of a file into trees; a document that cannot be read does not stop the ones after
 * it.
 */
public final class YamlParser {

  private static final int MOST_TABS_MENDED = 10_000;
  private static final int MOST_CHARS_MENDED = 20_000_000;
  private static final int MOST_PROBLEMS = 100;

  private final YamlLimits limits;

  public YamlParser(YamlLimits limits) {
    this.limits = limits;
  }

  /** Parses YAML or JSON. */
  public ParsedFile parse(SourceFile file) {
    List<YamlDocument> documents = new ArrayList<>();
    List<YamlProblem> problems = new ArrayList<>(otherVersions(file));
    YamlProblem tooLong = LongWords.find(file);
    if (tooLong == null) {
      readAll(file, documents, problems);
    } else {
      problems.add(tooLong);
    }
    return new ParsedFile(file, documents, problems, CommentFinder.find(file, documents));
  }

  private void readAll(SourceFile file, List<YamlDocument> documents, List<YamlProblem> problems) {
    String text = isJson(file.text()) ? JsonText.withoutTabs(file.text()) : file.text();
    int lines = 0;
    int tabs = 0;
    while (true) {
      int done = documents.size();
      YamlProblem problem = read(text, lines, documents);
      if (problem == null) {
        break;
      }
      String mended = withoutTab(text, problem, lines);
      if (mended != null && tabs++ >= mostTabs(text)) {
        problems.add(
            new YamlProblem(
                YamlProblem.Kind.LIMIT, problem.span(), "too many tabs between values to read"));
        break;
      }
      if (mended != null) {
        documents.subList(done, documents.size()).clear();
        text = mended;
        continue;
      }
      problems.add(problem);
      if (problems.size() >= MOST_PROBLEMS) {
        String message = "more than " + MOST_PROBLEMS + " broken documents, the rest was not read";
        problems.add(new YamlProblem(YamlProblem.Kind.LIMIT, problem.span(), message));
        break;
      }
      SourceFile rest = new SourceFile("", text);
      int next =
          problem.kind() == YamlProblem.Kind.LIMIT
              ? -1
              : nextDocument(rest, problem.span().line() - lines);
      if (next < 0 || documents.size() >= limits.documents()) {
        break;
      }
      lines += next - 1;
      text = text.substring(rest.offset(next, 1));
    }
  }

  /** Reads documents until the end or the first problem, which it returns. */
  private @Nullable YamlProblem read(String text, int lines, List<YamlDocument> into) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE); // the loader limits the size of files
      TreeBuilder builder =
          new TreeBuilder(new ParserImpl(new MarkedText(text), options), limits, lines);
      for (YamlDocument next = builder.next(); next != null; next = builder.next()) {
        if (into.size() >= limits.documents()) {
          return new YamlProblem(
              YamlProblem.Kind.LIMIT,
              next.span(),
              "more than " + limits.documents() + " documents in one file");
        }
        into.add(next);
      }
      return null;
    } catch (TreeBuilder.Refused e) {
      return e.problem();
    } catch (MarkedYAMLException e) {
      return new YamlProblem(YamlProblem.Kind.SYNTAX, spanOf(e, lines), messageOf(e));
    } catch (ReaderException e) {
      String message = "the control character U+%04X is not allowed".formatted(e.getCodePoint());
      return new YamlProblem(
          YamlProblem.Kind.SYNTAX, spanAt(text, e.getPosition(), lines), message);
    } catch (RuntimeException e) {
      // The library leaks other exceptions, for example IllegalArgumentException for the tag "!%A".
      return new YamlProblem(
          YamlProblem.Kind.SYNTAX, Span.at(lines + 1, 1), "not YAML: " + e.getMessage());
    }
  }

  /** The library takes any version, go-yaml v2 none but 1.1. */
  private static List<YamlProblem> otherVersions(SourceFile file) {
    List<YamlProblem> problems = new ArrayList<>();
    String text = file.text();
    for (int at = text.indexOf("%YAML"); at >= 0; at = text.indexOf("%YAML", at + 1)) {
      int line = file.lineAt(at);
      boolean directive = at == file.offset(line, 1);
      if (directive && !text.startsWith("%YAML 1.1", at)) {
        String message = "found incompatible YAML document: Kubernetes reads no version but 1.1";
        problems.add(new YamlProblem(YamlProblem.Kind.SYNTAX, Span.at(line, 1), message));
      }
    }
    return problems;
  }

  private static Span spanOf(MarkedYAMLException e, int lines) {
    return e.getProblemMark() == null
        ? Span.at(lines + 1, 1)
        : Span.at(e.getProblemMark().getLine() + 1 + lines, e.getProblemMark().getColumn() + 1);
  }

  private static String messageOf(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext().strip() + ": ";
    return "not YAML: "
        + context
        + (e.getProblem() == null ? "cannot be read" : e.getProblem().strip());
  }

  private static Span spanAt(String text, int codePoint, int lines) {
    int end =
        text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
    SourceFile file = new SourceFile("", text);
    int line = file.lineAt(end);
    return Span.at(lines + line, text.codePointCount(file.offset(line, 1), end) + 1);
  }

  /**
   * The library takes no tab as a separator, Kubernetes does: the tab that it stopped at becomes a
   * blank.
   */
  private static @Nullable String withoutTab(String text, YamlProblem problem, int lines) {
    if (!problem.message().contains("'\\t(TAB)'")) {
      return null;
    }
    SourceFile file = new SourceFile("", text);
    int at = file.offset(problem.span().line() - lines, problem.span().column());
    int start = file.offset(problem.span().line() - lines, 1);
    boolean indentation = text.substring(start, at).isBlank();
    if (indentation || at >= text.length() || text.charAt(at) != '\t') {
      return null;
    }
    return text.substring(0, at) + ' ' + text.substring(at + 1);
  }

  /** The text is read anew for each tab. */
  private static int mostTabs(String text) {
    return Math.min(MOST_TABS_MENDED, MOST_CHARS_MENDED / text.length());
  }

  /** Returns the line on which a document begins, not before the given one nor the first. */
  private static int nextDocument(SourceFile file, int afterLine) {
    int last = file.lineAt(file.text().length());
    for (int line = Math.max(afterLine, 2); line <= last; line++) {
      if (file.text().startsWith("---", file.offset(line, 1))) {
        return line;
      }
    }
    return -1;
  }

  private static boolean isJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        return text.indexOf('\t') >= 0;
      }
      if (!Character.isWhitespace(c) && c != '\uFEFF') {
        return false;
      }
    }
    return false;
  }
}
