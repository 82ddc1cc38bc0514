package dev.rollcall.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts texts in ASCII together, one after the other. */
final class AsciiBuilder {

  private static final int FIRST = 1 << 10;

  private byte[] text = {};
  private int length;

  /** Begins another text. */
  void clear() {
    length = 0;
  }

  void append(char c) {
    makeRoomFor(1);
    text[length++] = (byte) c;
  }

  /** Appends what stands in a text between two offsets. */
  void append(byte[] from, int start, int end) {
    makeRoomFor(end - start);
    System.arraycopy(from, start, text, length, end - start);
    length += end - start;
  }

  private void makeRoomFor(int more) {
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(FIRST, Math.max(length + more, 2 * length)));
    }
  }

  @Override
  public String toString() {
    return new String(text, 0, length, StandardCharsets.ISO_8859_1);
  }
}
