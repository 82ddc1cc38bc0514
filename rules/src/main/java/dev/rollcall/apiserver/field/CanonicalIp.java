package dev.rollcall.apiserver.field;

/** Writes IP addresses in their canonical form, RFC 5952 for IPv6. */
final class CanonicalIp {

  private static final int GROUPS = 8;

  private CanonicalIp() {}

  /** Returns the text of an address of four or sixteen bytes. */
  static String of(byte[] bytes) {
    boolean mapped = bytes.length == 16 && isMapped(bytes);
    return bytes.length == 4 || mapped ? four(bytes) : six(bytes);
  }

  private static boolean isMapped(byte[] bytes) {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == -1 && bytes[11] == -1;
  }

  private static String four(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    for (int i = bytes.length - 4; i < bytes.length; i++) {
      out.append(out.isEmpty() ? "" : ".").append(bytes[i] & 0xFF);
    }
    return out.toString();
  }

  private static String six(byte[] bytes) {
    int best = -1;
    int bestLength = 1;
    for (int start = 0; start < GROUPS; start++) {
      int end = start;
      while (end < GROUPS && group(bytes, end) == 0) {
        end++;
      }
      if (end - start > bestLength) {
        best = start;
        bestLength = end - start;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == best) {
        out.append("::");
        i += bestLength - 1;
        continue;
      }
      boolean first = out.isEmpty() || out.charAt(out.length() - 1) == ':';
      out.append(first ? "" : ":").append(Integer.toHexString(group(bytes, i)));
    }
    return out.toString();
  }

  private static int group(byte[] bytes, int i) {
    return (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
  }
}
