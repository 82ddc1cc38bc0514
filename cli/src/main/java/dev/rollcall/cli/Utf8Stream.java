package dev.rollcall.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes long texts to a stream, which takes bytes faster than characters; who knows how to encode
 * them even faster writes bytes.
 */
final class Utf8Stream extends OutputStream implements Appendable {

  private static final int CHUNK = 1 << 16;

  private final PrintStream out;

  Utf8Stream(PrintStream out) {
    this.out = out;
  }

  @Override
  public Appendable append(CharSequence text) {
    return append(text, 0, text.length());
  }

  @Override
  public Appendable append(CharSequence text, int start, int end) {
    int from = start;
    while (from < end) {
      int next = Math.min(end, from + CHUNK);
      if (next < end && Character.isHighSurrogate(text.charAt(next - 1))) {
        next++;
      }
      byte[] bytes = text.subSequence(from, next).toString().getBytes(StandardCharsets.UTF_8);
      out.write(bytes, 0, bytes.length);
      from = next;
    }
    return this;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    out.write(bytes, from, length);
  }

  @Override
  public void write(int b) {
    out.write(b);
  }

  @Override
  public Appendable append(char c) {
    out.print(c);
    return this;
  }
}
