package dev.rollcall.yaml;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Arrays that texts are read from, each used for one text after the other, by any thread. */
final class AsciiBuffers {

  private static final int LENGTH = 1 << 15;

  private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

  /** Returns an array that begins with a text in ASCII. */
  @SuppressWarnings("deprecation") // it drops the high bytes, which are all zero here
  byte[] with(String text) {
    int length = text.length();
    byte @Nullable [] known = length > LENGTH ? null : free.poll();
    byte[] buffer = known == null ? new byte[Math.max(length, LENGTH)] : known;
    text.getBytes(0, length, buffer, 0);
    return buffer;
  }

  /** Takes an array that nobody reads any longer. */
  void giveBack(byte[] buffer) {
    if (buffer.length == LENGTH) {
      free.add(buffer);
    }
  }
}
