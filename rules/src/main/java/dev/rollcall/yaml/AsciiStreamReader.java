package dev.rollcall.yaml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text that the YAML library reads, each of its characters at hand. The library's own reader
 * takes any text, in small pieces, and copies each of them several times.
 */
final class AsciiStreamReader extends LightMarkReader {

  private final byte[] text;
  private int index;
  private int line;
  private int column;
  private int documentStart;

  private AsciiStreamReader(byte[] text) {
    super("");
    this.text = text;
  }

  /**
   * Returns the reader of a text of printable ASCII and breaks, as nearly all are; null of others.
   */
  static @Nullable AsciiStreamReader of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean printable = b >= ' ' ? b <= '~' : b == '\n' || b == '\t' || b == '\r';
      // What is not in the character set becomes a question mark.
      if (!printable || (b == '?' && text.charAt(i) != '?')) {
        return null;
      }
    }
    return new AsciiStreamReader(bytes);
  }

  @Override
  public void forward() {
    forward(1);
  }

  @Override
  public void forward(int count) {
    for (int end = Math.min(index + count, text.length); index < end; index++) {
      if (text[index] < ' ' && isBreak(text[index])) {
        line++;
        column = 0;
      } else {
        column++;
      }
    }
  }

  /** A carriage return is no break where nothing comes after it. */
  private boolean isBreak(byte c) {
    return c == '\n' || (c == '\r' && index + 1 < text.length && text[index + 1] != '\n');
  }

  @Override
  public int peek() {
    return index < text.length ? text[index] : '\0';
  }

  @Override
  public int peek(int ahead) {
    int at = index + ahead;
    return at < text.length ? text[at] : '\0';
  }

  @Override
  public String prefix(int count) {
    return count == 0
        ? ""
        : new String(
            text, index, Math.min(count, text.length - index), StandardCharsets.ISO_8859_1);
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
