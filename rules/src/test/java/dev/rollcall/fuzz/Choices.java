package dev.rollcall.fuzz;

import java.nio.charset.StandardCharsets;

/** Takes decisions as the bytes of a fuzzer say, always the first choice once they run out. */
final class Choices {

  private final byte[] bytes;
  private int at;

  Choices(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  /** Returns a number from 0 on, smaller than the count. */
  int below(int count) {
    int number = next();
    return (count > 256 ? number << 8 | next() : number) % count;
  }

  /** Returns some characters, at most as many as a byte counts. */
  String text() {
    int length = Math.min(next(), bytes.length - at);
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xFF : 0;
  }
}
