package dev.rollcall.yaml;

import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;

/**
 * Turns the text of a file into trees; a document that cannot be read does not stop the ones after
 * it.
 */
public final class YamlParser {

  private static final int MAX_TABS_MENDED = 10_000;
  private static final int MAX_CHARS_MENDED = 20_000_000;
  private static final int MAX_PROBLEMS = 100;
  private static final String TOO_MANY_PROBLEMS =
      "more than " + MAX_PROBLEMS + " broken documents, the rest was not read";

  /** So much text takes far longer to read than to hand to another thread. */
  private static final int MIN_CHARS = 1 << 16;

  private final YamlLimits limits;
  private final StringInterner words = new StringInterner();
  private final AsciiBuffers buffers = new AsciiBuffers();

  public YamlParser(YamlLimits limits) {
    this.limits = limits.within(Runtime.getRuntime().maxMemory());
  }

  /** Parses YAML or JSON. */
  public YamlFile parse(SourceFile file) {
    List<YamlDocument> documents = new ArrayList<>();
    if (JsonStream.begins(file.text())) {
      YamlFile json = new JsonStream(limits, words).parse(file);
      if (json != null) {
        return json;
      }
    }
    List<YamlError> problems = new ArrayList<>(otherVersions(file));
    YamlError tooLong = LongTokenCheck.find(file);
    if (tooLong != null) {
      problems.add(tooLong);
    } else if (!problems.isEmpty() || !readPlain(file, 0, documents, limits.documents())) {
      readAll(file, documents, problems);
    }
    return parsed(file, DocumentChunk.whole(file), documents, problems);
  }

  private static YamlFile parsed(
      SourceFile file,
      DocumentChunk stretch,
      List<YamlDocument> documents,
      List<YamlError> problems) {
    List<YamlComment> comments = DirectiveFinder.find(file, stretch, documents);
    return new YamlFile(file, stretch, documents, problems, comments);
  }

  /**
   * Cuts a file into stretches that can be parsed side by side; into one where it is short, or
   * where something reaches from one document into the next.
   */
  public List<DocumentChunk> stretches(SourceFile file) {
    return stretches(file, MIN_CHARS);
  }

  static List<DocumentChunk> stretches(SourceFile file, int leastChars) {
    String text = file.text();
    if (text.length() > leastChars && JsonStream.begins(text)) {
      return JsonChunks.of(file, leastChars);
    }
    boolean joined =
        text.length() <= leastChars
            || hasDirective(text)
            || new ByteOrderMarks(text).isAny()
            || LongTokenCheck.find(file) != null;
    if (joined) {
      return List.of(DocumentChunk.whole(file));
    }
    List<DocumentChunk> chunks = new ArrayList<>();
    for (DocumentChunk documents : DocumentChunk.of(file, leastChars)) {
      chunks.addAll(ListChunks.of(file, documents, leastChars));
    }
    return chunks;
  }

  /** Directives stand in front of the marker of their document. */
  private static boolean hasDirective(String text) {
    int at = text.indexOf('%');
    while (at > 0 && !SourceFile.isBreak(text.charAt(at - 1))) {
      at = text.indexOf('%', at + 1);
    }
    return at >= 0;
  }

  /**
   * Parses one of the {@link #stretches} of a file. Where that finds no problem, it is what {@link
   * #parse(SourceFile)} makes of these documents; where it does, only the whole file tells.
   *
   * @param share how many stretches have to do with the documents that one file may have
   */
  public YamlFile parse(SourceFile file, DocumentChunk stretch, int share) {
    if (JsonStream.begins(file.text())) {
      return new JsonStream(limits, words).parse(file, stretch, limits.documents() / share);
    }
    List<YamlDocument> documents = new ArrayList<>();
    String all = stretch.textIn(file);
    String text = stretch.list() == null ? all : ListChunks.withoutManagedFields(all);
    int most = limits.documents() / share;
    int lines = stretch.line() - 1;
    YamlError problem = null;
    if (!readPlain(new SourceFile("", text), lines, documents, most)) {
      TreeBuilder.Shift shift = TreeBuilder.Shift.of(lines, new ByteOrderMarks(text), text);
      problem = read(text, shift, documents, most);
    }
    List<YamlDocument> found = stretch.list() == null ? documents : ListChunks.items(documents);
    return parsed(file, stretch, found, problem == null ? List.of() : List.of(problem));
  }

  /** Reads a text without the library where nothing in it is out of the ordinary. */
  private boolean readPlain(SourceFile file, int lines, List<YamlDocument> into, int most) {
    if (!file.characters().isPlain()) {
      return false;
    }
    byte[] ascii = buffers.with(file.text());
    PlainText text = new PlainText(ascii, file.text().length(), lines, words);
    List<YamlDocument> documents = PlainYamlReader.read(text, most, limits);
    buffers.giveBack(ascii);
    if (documents != null) {
      into.addAll(documents);
    }
    return documents != null;
  }

  private void readAll(SourceFile file, List<YamlDocument> documents, List<YamlError> problems) {
    ByteOrderMarks marks = new ByteOrderMarks(file.text());
    String text = isJson(file.text()) ? JsonText.withoutTabs(file.text()) : marks.text();
    int lines = 0;
    int tabs = 0;
    while (true) {
      int done = documents.size();
      TreeBuilder.Shift shift = TreeBuilder.Shift.of(lines, marks, text);
      YamlError problem = read(text, shift, documents, limits.documents());
      if (problem == null) {
        break;
      }
      String mended = withoutTab(text, problem, lines);
      if (mended != null && tabs++ >= mostTabs(text)) {
        problems.add(overLimit(problem, "too many tabs between values to read"));
        break;
      }
      if (mended != null) {
        documents.subList(done, documents.size()).clear();
        text = mended;
        continue;
      }
      problems.add(problem);
      if (problems.size() >= MAX_PROBLEMS) {
        problems.add(overLimit(problem, TOO_MANY_PROBLEMS));
        break;
      }
      SourceFile rest = new SourceFile("", text);
      int next =
          problem.kind() == YamlError.Kind.LIMIT
              ? -1
              : nextDocument(rest, problem.span().line() - lines);
      if (next < 0 || documents.size() >= limits.documents()) {
        break;
      }
      lines += next - 1;
      text = text.substring(rest.offset(next, 1));
    }
  }

  private static YamlError overLimit(YamlError last, String message) {
    return new YamlError(YamlError.Kind.LIMIT, last.span(), message);
  }

  /** Reads documents until the end or the first problem, which it returns. */
  private @Nullable YamlError read(
      String text, TreeBuilder.Shift shift, List<YamlDocument> into, int most) {
    int done = into.size();
    try {
      LoaderOptions options = new LoaderOptions();
      options.setCodePointLimit(Integer.MAX_VALUE); // the loader limits the size of files
      TreeBuilder builder =
          new TreeBuilder(
              new ParserImpl(new CachingScanner(new ScannerImpl(reader(text), options))),
              limits,
              shift,
              words);
      for (YamlDocument next = builder.next(); next != null; next = builder.next()) {
        if (into.size() >= most) {
          return new YamlError(
              YamlError.Kind.LIMIT,
              next.span(),
              "more than "
                  + most
                  + " documents in one file; split it, or "
                  + YamlLimits.remedy("documents"));
        }
        into.add(next);
      }
      return null;
    } catch (TreeBuilder.Refused e) {
      return e.problem();
    } catch (MarkedYAMLException e) {
      return new YamlError(YamlError.Kind.SYNTAX, spanOf(e, text, shift), messageOf(e));
    } catch (ReaderException e) {
      into.subList(done, into.size()).clear();
      return readUpToControl(text, shift, into, most, e);
    } catch (RuntimeException e) {
      // The library leaks other exceptions, for example IllegalArgumentException for the tag "!%A".
      return new YamlError(
          YamlError.Kind.SYNTAX, Span.at(shift.lines() + 1, 1), "not YAML: " + e.getMessage());
    }
  }

  private static StreamReader reader(String text) {
    AsciiStreamReader atHand = AsciiStreamReader.of(text);
    return atHand == null ? new LightMarkReader(text) : atHand;
  }

  /**
   * The library reads ahead and gives up documents before a control character, too, and does not
   * say where that is.
   */
  private @Nullable YamlError readUpToControl(
      String text, TreeBuilder.Shift shift, List<YamlDocument> into, int most, ReaderException e) {
    int at = 0;
    while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
      at = text.offsetByCodePoints(at, 1);
    }
    SourceFile file = new SourceFile("", text);
    int line = file.lineAt(at);
    while (line > 1 && !text.startsWith("---", file.offset(line, 1))) {
      line--;
    }
    int start = line == 1 ? 0 : file.offset(line, 1);
    YamlError before = read(text.substring(0, start), shift, into, most);
    if (before != null) {
      return before;
    }
    Span span = file.span(at, at);
    String message = "the control character U+%04X is not allowed".formatted(e.getCodePoint());
    return new YamlError(
        YamlError.Kind.SYNTAX, Span.at(shift.lines() + span.line(), span.column()), message);
  }

  /** The library takes any version, go-yaml v2 none but 1.1. */
  private static List<YamlError> otherVersions(SourceFile file) {
    List<YamlError> problems = new ArrayList<>();
    String text = file.text();
    int at = file.characters().has('%') ? text.indexOf("%YAML") : -1;
    for (; at >= 0 && problems.size() < MAX_PROBLEMS; at = text.indexOf("%YAML", at + 1)) {
      int line = file.lineAt(at);
      boolean directive = at == file.offset(line, 1);
      if (directive && !text.startsWith("%YAML 1.1", at)) {
        String message = "found incompatible YAML document: Kubernetes reads no version but 1.1";
        problems.add(new YamlError(YamlError.Kind.SYNTAX, Span.at(line, 1), message));
      }
    }
    return problems;
  }

  private static Span spanOf(MarkedYAMLException e, String text, TreeBuilder.Shift shift) {
    Mark mark = e.getProblemMark();
    if (mark == null) {
      return Span.at(shift.lines() + 1, 1);
    }
    // The library takes a carriage return for no break where nothing comes after it.
    boolean atEnd = text.endsWith("\r") && mark.getIndex() >= text.codePointCount(0, text.length());
    return atEnd
        ? Span.at(shift.lines() + new SourceFile("", text).lineAt(text.length()), 1)
        : shift.span(mark, mark);
  }

  private static String messageOf(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext().strip() + ": ";
    String problem = e.getProblem() == null ? "cannot be read" : e.getProblem().strip();
    String known = YamlErrorText.of(context, problem);
    return "not YAML: " + (known == null ? context + problem : known);
  }

  /**
   * The library takes no tab as a separator, Kubernetes does: the tab that it stopped at becomes a
   * blank.
   */
  private static @Nullable String withoutTab(String text, YamlError problem, int lines) {
    if (!problem.message().endsWith(YamlErrorText.TAB)) {
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
    return Math.min(MAX_TABS_MENDED, MAX_CHARS_MENDED / text.length());
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
