package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A text that the YAML library reads, each of its characters at hand. The library's own reader
 * takes any text, in small pieces, and copies each of them several times.
 */
final class TextAtHand extends StreamReader {

  private static final String NO_NAME = "";
  private static final int[] NO_TEXT = {};

  private final int[] text;
  private final int length;
  private int index;
  private int line;
  private int column;
  private int documentStart;
  private @Nullable Mark last;

  /** Takes a text, which then is in memory a second time, with four bytes for each character. */
  TextAtHand(String text) {
    super("");
    this.text = new int[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int point = c;
      if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
        point = text.codePointAt(i);
        i += Character.charCount(point) - 1;
      }
      if ((point < ' ' || point > '~') && !isPrintable(point)) {
        throw new ReaderException(NO_NAME, count, point, "special characters are not allowed");
      }
      this.text[count++] = point;
    }
    this.length = count;
  }

  @Override
  public Mark getMark() {
    Mark mark = last;
    if (mark == null || mark.getIndex() != index) {
      mark = new Mark(NO_NAME, index, line, column, NO_TEXT, 0);
      last = mark;
    }
    return mark;
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int count) {
    for (int end = Math.min(index + count, length); index < end; index++) {
      int c = text[index];
      if (isBreak(c)) {
        line++;
        column = 0;
      } else if (c != 0xFEFF) {
        column++;
      }
    }
  }

  /** A carriage return is no break where nothing comes after it. */
  private boolean isBreak(int c) {
    if (c > '\r' && c < 0x85) {
      return false;
    }
    return c == '\n'
        || c == 0x85
        || c == 0x2028
        || c == 0x2029
        || (c == '\r' && index + 1 < length && text[index + 1] != '\n');
  }

  @Override
  public int peek() {
    return index < length ? text[index] : '\0';
  }

  @Override
  public int peek(int ahead) {
    int at = index + ahead;
    return at < length ? text[at] : '\0';
  }

  @Override
  public String prefix(int count) {
    return count == 0 ? "" : new String(text, index, Math.min(count, length - index));
  }

  @Override
  public String prefixForward(int count) {
    String prefix = prefix(count);
    index += count;
    column += count;
    return prefix;
  }

  @Override
  public int getColumn() {
    return column;
  }

  @Override
  public int getDocumentIndex() {
    return index - documentStart;
  }

  @Override
  public void resetDocumentIndex() {
    documentStart = index;
  }

  @Override
  public int getIndex() {
    return index;
  }

  @Override
  public int getLine() {
    return line;
  }
}
