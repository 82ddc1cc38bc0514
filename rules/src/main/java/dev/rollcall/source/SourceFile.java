package dev.rollcall.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read, under the name that the user knows it by. The name is the path as given or
 * as found below what was given, with {@code /} between its parts; {@code -} is standard input.
 */
public final class SourceFile implements Comparable<SourceFile> {

  private static final String TEMPLATE = "# Source: ";

  private final String name;
  private final String text;
  private final @Nullable LineOrigins origins;
  // Found when first asked for, by whichever thread: all find the same.
  private int @Nullable [] lineStarts;
  private @Nullable CodePointIndex codePoints;
  private @Nullable TextCharacters characters;
  private @Nullable String @Nullable [] templates;

  public SourceFile(String name, String text) {
    this(name, text, null);
  }

  /**
   * Creates a text that a program rendered.
   *
   * @param origins where its lines come from, null if its own comments are all that tells
   */
  public SourceFile(String name, String text, @Nullable LineOrigins origins) {
    this.name = name;
    this.text = text;
    this.origins = origins;
  }

  /** Returns a file with a text in ASCII, null if it holds other characters. */
  public static @Nullable SourceFile ofAscii(String name, byte[] text) {
    TextCharacters characters = TextCharacters.ofAscii(text);
    if (characters == null) {
      return null;
    }
    SourceFile file = new SourceFile(name, new String(text, StandardCharsets.ISO_8859_1));
    file.characters = characters;
    return file;
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /** Returns which characters occur in the text. */
  public TextCharacters characters() {
    TextCharacters found = characters;
    if (found == null) {
      found = TextCharacters.of(text);
      characters = found;
    }
    return found;
  }

  /**
   * Returns the text of the 1-based line without its line end, or the empty string past the end.
   */
  public String line(int line) {
    int start = lineStart(line);
    return start < 0 ? "" : text.substring(start, endOf(line));
  }

  /** Returns how many characters a line has. */
  public int width(int line) {
    int start = lineStart(line);
    return start < 0 ? 0 : codePoints().before(endOf(line)) - codePoints().before(start);
  }

  /** Returns what stands in a line from one column to before another. */
  public String line(int line, int column, int endColumn) {
    return text.substring(offset(line, column), offset(line, endColumn));
  }

  /** Returns where a line of a rendered text comes from, null for any other text. */
  public @Nullable LineOrigin originOf(int line) {
    if (origins != null) {
      return origins.originOf(line);
    }
    String template = helmTemplateAt(line);
    return template == null ? null : new LineOrigin(template, 0);
  }

  /** Returns the template that Helm notes above a line of its output, null if none is. */
  public @Nullable String helmTemplateAt(int line) {
    @Nullable String[] found = templates;
    if (found == null) {
      found = characters().has('#') && text.contains(TEMPLATE) ? findTemplates() : new String[0];
      templates = found;
    }
    return line <= found.length ? found[line - 1] : null;
  }

  /** A note speaks for its document, also where it stands behind the start of that. */
  private @Nullable String[] findTemplates() {
    int lines = lines();
    @Nullable String[] found = new String[lines];
    String current = null;
    for (int i = 0; i < lines; i++) {
      String line = line(i + 1);
      if (line.startsWith(TEMPLATE)) {
        String name = line.substring(TEMPLATE.length()).strip();
        current = name.isEmpty() ? null : name;
      } else if (line.startsWith("---")) {
        current = null;
      }
      found[i] = current;
    }
    return found;
  }

  /**
   * Returns the offset into the text, in chars, of a 1-based position, at most the end of its line.
   */
  public int offset(int line, int column) {
    int start = lineStart(line);
    if (start < 0) {
      return text.length();
    }
    return Math.min(endOf(line), codePoints().offset(codePoints().before(start) + column - 1));
  }

  /** Returns the span of a stretch of the text, the inverse of {@link #offset}. */
  public Span span(int start, int end) {
    int first = lineAt(start);
    int last = lineAt(end);
    return new Span(first, columnIn(first, start), last, columnIn(last, end));
  }

  private int columnIn(int line, int offset) {
    int start = lineStart(line);
    return codePoints().before(Math.max(start, offset)) - codePoints().before(start) + 1;
  }

  /** Returns the 1-based line in which an offset into the text lies. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts(), offset);
    return found >= 0 ? found + 1 : Math.max(1, -found - 1);
  }

  private int lineStart(int line) {
    int[] starts = lineStarts();
    return line <= starts.length ? starts[Math.max(line, 1) - 1] : -1;
  }

  /** Returns the number of lines, at least 1. */
  public int lines() {
    return lineStarts().length;
  }

  /** Returns where a line of the text ends, its break not counted. */
  private int endOf(int line) {
    int[] starts = lineStarts();
    int known = Math.max(line, 1);
    if (known >= starts.length) {
      return text.length();
    }
    int next = starts[known];
    return next - (next >= 2 && text.startsWith("\r\n", next - 2) ? 2 : 1);
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      starts = findLineStarts();
      lineStarts = starts;
    }
    return starts;
  }

  private CodePointIndex codePoints() {
    CodePointIndex found = codePoints;
    if (found == null) {
      found = new CodePointIndex(text);
      codePoints = found;
    }
    return found;
  }

  private int[] findLineStarts() {
    return characters().isPlain() ? findPlainLineStarts() : findAnyLineStarts();
  }

  /** Returns where lines start in a text whose only breaks are line feeds. */
  private int[] findPlainLineStarts() {
    int[] starts = new int[16];
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  private int[] findAnyLineStarts() {
    int[] starts = new int[16];
    int length = text.length();
    // A byte order mark has no column.
    starts[0] = length > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
    int lines = 1;
    for (int at = starts[0]; at < length; ) {
      char c = text.charAt(at++);
      if (isBreak(c)) {
        at += c == '\r' && at < length && text.charAt(at) == '\n' ? 1 : 0;
        starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
        starts[lines++] = at;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  /** YAML 1.1 counts these as line breaks, so positions do too. */
  public static boolean isBreak(char c) {
    if (c > '\r' && c < '\u0085') {
      return false;
    }
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  @Override
  public int compareTo(SourceFile other) {
    return this == other ? 0 : name.compareTo(other.name);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceFile file && file.name.equals(name) && file.text.equals(text);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + text.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
