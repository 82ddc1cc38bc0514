package dev.rollcall.cel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parses IP addresses as {@code netip.ParseAddr} does, refusing zones and mapped addresses. */
final class IpParser {

  private static final int MAX_LENGTH = 1000;

  private IpParser() {}

  /**
   * The bytes of an address, or what is wrong with it.
   *
   * @param bytes null if the text is no address
   */
  record Parsed(byte @Nullable [] bytes, String problem) {}

  static Parsed parse(String text) {
    byte[] bytes = text.length() > MAX_LENGTH ? null : bytes(text);
    if (bytes == null) {
      String start = text.substring(0, Math.min(text.length(), MAX_LENGTH));
      String reason =
          text.indexOf(':') >= 0
              ? "unexpected character"
              : text.indexOf('.') < 0
                  ? "unable to parse IP"
                  : text.chars().filter(c -> c == '.').count() < 3
                      ? "IPv4 address too short"
                      : "IPv4 field has value >255";
      return new Parsed(
          null,
          "IP Address \"%s\" parse error during conversion from string: ParseAddr(\"%s\"): %s"
              .formatted(start, start, reason));
    }
    if (text.indexOf('%') >= 0) {
      return new Parsed(null, "IP address \"" + text + "\" with zone value is not allowed");
    }
    if (bytes.length == 16 && isMapped(bytes)) {
      return new Parsed(null, "IPv4-mapped IPv6 address \"" + text + "\" is not allowed");
    }
    return new Parsed(bytes, "");
  }

  private static boolean isMapped(byte[] bytes) {
    return Arrays.equals(Arrays.copyOf(bytes, 10), new byte[10])
        && bytes[10] == -1
        && bytes[11] == -1;
  }

  private static byte @Nullable [] bytes(String text) {
    if (text.indexOf(':') < 0) {
      return v4(text);
    }
    int zone = text.indexOf('%');
    if (zone >= 0 && zone == text.length() - 1) {
      return null;
    }
    return v6(zone < 0 ? text : text.substring(0, zone));
  }

  private static byte @Nullable [] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean valid =
          !part.isEmpty()
              && part.length() <= 3
              && part.chars().allMatch(Lexer::isDigit)
              && (part.length() == 1 || part.charAt(0) != '0')
              && Integer.parseInt(part) <= 255;
      if (!valid) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(part);
    }
    return bytes;
  }

  private static byte @Nullable [] v6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return null;
    }
    byte[] head = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    byte[] tail = gap < 0 ? new byte[0] : groups(text.substring(gap + 2), true);
    if (head == null || tail == null) {
      return null;
    }
    int length = head.length + tail.length;
    if (gap < 0 ? length != 16 : length > 14) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte @Nullable [] groups(String text, boolean last) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[16];
    int at = 0;
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i];
      byte[] embedded = last && i == parts.length - 1 && part.indexOf('.') > 0 ? v4(part) : null;
      if (embedded != null && at <= 12) {
        System.arraycopy(embedded, 0, bytes, at, 4);
        at += 4;
      } else if (at > 14 || !isGroup(part)) {
        return null;
      } else {
        int value = Integer.parseInt(part, 16);
        bytes[at++] = (byte) (value >> 8);
        bytes[at++] = (byte) value;
      }
    }
    return Arrays.copyOf(bytes, at);
  }

  private static boolean isGroup(String part) {
    return !part.isEmpty()
        && part.length() <= 4
        && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }
}
