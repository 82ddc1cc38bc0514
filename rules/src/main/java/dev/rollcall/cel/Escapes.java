package dev.rollcall.cel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The escapes of string and bytes literals. */
final class Escapes {

  private final String body;
  private final boolean bytes;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringBuilder text = new StringBuilder();
  private int at;

  private Escapes(String body, boolean bytes) {
    this.body = body;
    this.bytes = bytes;
  }

  static Object raw(String body, boolean bytes) {
    return bytes ? CelBytes.of(body.getBytes(StandardCharsets.UTF_8)) : body;
  }

  /**
   * Returns the value of a literal.
   *
   * @throws IllegalArgumentException if an escape is invalid
   */
  static Object unescape(String body, boolean bytes) {
    return new Escapes(body, bytes).value();
  }

  private Object value() {
    while (at < body.length()) {
      int c = body.codePointAt(at);
      at += Character.charCount(c);
      if (c == '\\') {
        escape();
      } else {
        append(c);
      }
    }
    return bytes ? CelBytes.of(out.toByteArray()) : text.toString();
  }

  private void append(int c) {
    if (bytes) {
      out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    } else {
      text.appendCodePoint(c);
    }
  }

  private void escape() {
    if (at >= body.length()) {
      throw new IllegalArgumentException("unfinished escape");
    }
    char c = body.charAt(at++);
    int simple = "abfnrtv\\\"'`?".indexOf(c);
    if (simple >= 0) {
      append("\u0007\b\f\n\r\t\u000b\\\"'`?".charAt(simple));
      return;
    }
    switch (c) {
      case 'x', 'X' -> number(2, 16, true);
      case 'u' -> number(4, 16, false);
      case 'U' -> number(8, 16, false);
      case '0', '1', '2', '3' -> {
        at--;
        number(3, 8, true);
      }
      default -> throw new IllegalArgumentException("unknown escape");
    }
  }

  private void number(int digits, int radix, boolean octet) {
    if (at + digits > body.length() || !octet && bytes) {
      throw new IllegalArgumentException("invalid escape");
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(body.charAt(at++), radix);
      if (digit < 0 || value > 0x10FFFF) {
        throw new IllegalArgumentException("invalid digit");
      }
      value = value * radix + digit;
    }
    if (value > 0x10FFFF || value >= 0xD800 && value < 0xE000) {
      throw new IllegalArgumentException("invalid code point");
    }
    if (bytes) {
      out.write(value);
    } else {
      text.appendCodePoint(value);
    }
  }
}
