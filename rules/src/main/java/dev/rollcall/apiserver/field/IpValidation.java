package dev.rollcall.apiserver.field;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The forms of IP addresses and networks; mirrors apimachinery's {@code util/validation/ip.go}, and
 * words what is wrong as {@link NameValidation} does.
 */
public final class IpValidation {

  /** Servers that say so still take it; later ones refuse it. */
  private static final String FUTURE =
      "\" will be considered invalid in a future Kubernetes release: use \"";

  private static final int FOUR = 4;
  private static final int SIXTEEN = 16;
  private static final int MAPPED_BITS = 96;

  /**
   * A parsed address.
   *
   * @param bytes four or sixteen
   * @param strict whether stricter parsers take it too: no superfluous leading zeros
   */
  private record Address(byte[] bytes, boolean strict) {

    boolean isMapped() {
      if (bytes.length != SIXTEEN) {
        return false;
      }
      for (int i = 0; i < 10; i++) {
        if (bytes[i] != 0) {
          return false;
        }
      }
      return bytes[10] == -1 && bytes[11] == -1;
    }
  }

  private IpValidation() {}

  /** Mirrors {@code IsValidIPForLegacyField}. */
  static @Nullable public String legacyIp(String value, boolean strict) {
    Address address = parse(value);
    if (address == null) {
      return "is no IP address, such as 10.9.8.7 or 2001:db8::ffff";
    }
    if (!strict) {
      return null;
    }
    if (!address.strict()) {
      return "must not have leading zeros";
    }
    return address.isMapped() ? "must be written as IPv4, not mapped into IPv6" : null;
  }

  /** Mirrors {@code IsValidCIDRForLegacyField}. */
  static @Nullable public String legacyCidr(String value, boolean strict) {
    int slash = value.indexOf('/');
    Address address = slash < 0 ? null : parse(value.substring(0, slash));
    String length = value.substring(slash + 1);
    int bits = address == null ? -1 : prefixLength(length, address.bytes().length * 8);
    if (address == null || bits < 0) {
      return "is no network, such as 10.9.8.0/24 or 2001:db8::/64";
    }
    if (!strict) {
      return null;
    }
    if (!address.strict() || (length.length() > 1 && length.charAt(0) == '0')) {
      return "must not have leading zeros";
    }
    if (address.isMapped()) {
      return "must be written as IPv4, not mapped into IPv6";
    }
    return hasBitsBeyond(address.bytes(), bits)
        ? "must not have bits set beyond its prefix of " + bits + " bits"
        : null;
  }

  /** Returns whether a network that parses is one of IPv6; one mapped from IPv4 is not. */
  public static boolean isIpv6Network(String value) {
    int slash = value.indexOf('/');
    Address address = slash < 0 ? null : parse(value.substring(0, slash));
    if (address == null || address.bytes().length == FOUR) {
      return false;
    }
    // With a shorter prefix nothing is left of the mapping.
    return !address.isMapped() || prefixLength(value.substring(slash + 1), 128) < MAPPED_BITS;
  }

  /** Mirrors {@code GetWarningsForIP}, for an address that the server takes, in its words. */
  static @Nullable public String ipWarning(String value) {
    Address address = parse(value);
    if (address == null) {
      return null;
    }
    String canonical = CanonicalIp.of(address.bytes());
    if (!address.strict() || address.isMapped()) {
      return "non-standard IP address \"" + value + FUTURE + canonical + "\"";
    }
    return address.bytes().length == SIXTEEN && !canonical.equals(value)
        ? "IPv6 address \""
            + value
            + "\" should be in RFC 5952 canonical format (\""
            + canonical
            + "\")"
        : null;
  }

  /** Mirrors {@code GetWarningsForCIDR}, for a network that the server takes, in its words. */
  public static List<String> cidrWarnings(String value) {
    List<String> warnings = new ArrayList<>();
    int slash = value.indexOf('/');
    Address address = slash < 0 ? null : parse(value.substring(0, slash));
    String length = value.substring(slash + 1);
    int bits = address == null ? -1 : prefixLength(length, address.bytes().length * 8);
    if (address == null || bits < 0) {
      return warnings;
    }
    // Go counts what is left of a mapped prefix as one of IPv4.
    int shown = address.isMapped() && bits >= MAPPED_BITS ? bits - MAPPED_BITS : bits;
    String network = CanonicalIp.of(masked(address.bytes(), bits)) + "/" + shown;
    if (hasBitsBeyond(address.bytes(), bits)) {
      String single = CanonicalIp.of(address.bytes()) + "/" + address.bytes().length * 8;
      warnings.add(
          "CIDR value \""
              + value
              + "\" is ambiguous in this context (should be \""
              + network
              + "\" or \""
              + single
              + "\"?)");
    }
    boolean zeros = length.length() > 1 && length.charAt(0) == '0';
    if (!address.strict() || zeros || address.isMapped()) {
      warnings.add("non-standard CIDR value \"" + value + FUTURE + network + "\"");
    }
    if (warnings.isEmpty() && address.bytes().length == SIXTEEN && !network.equals(value)) {
      warnings.add(
          "IPv6 CIDR value \""
              + value
              + "\" should be in RFC 5952 canonical format (\""
              + network
              + "\")");
    }
    return warnings;
  }

  private static byte[] masked(byte[] bytes, int bits) {
    byte[] masked = bytes.clone();
    for (int bit = bits; bit < bytes.length * 8; bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return masked;
  }

  private static boolean hasBitsBeyond(byte[] bytes, int bits) {
    for (int bit = bits; bit < bytes.length * 8; bit++) {
      if ((bytes[bit / 8] & (0x80 >> bit % 8)) != 0) {
        return true;
      }
    }
    return false;
  }

  private static int prefixLength(String text, int most) {
    if (text.isEmpty()) {
      return -1;
    }
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      bits = bits * 10 + digit;
      if (digit < 0 || digit > 9 || bits > most) {
        return -1;
      }
    }
    return bits;
  }

  /** Mirrors {@code ParseIPSloppy} of k8s.io/utils/net. */
  private static @Nullable Address parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        return parse4(text);
      }
      if (c == ':') {
        return parse6(text);
      }
    }
    return null;
  }

  private static @Nullable Address parse4(String text) {
    byte[] bytes = new byte[FOUR];
    boolean strict = true;
    int at = 0;
    for (int i = 0; i < FOUR; i++) {
      if (i > 0) {
        if (at >= text.length() || text.charAt(at) != '.') {
          return null;
        }
        at++;
      }
      int start = at;
      int number = 0;
      while (at < text.length() && number < 256 && isDigit(text.charAt(at))) {
        number = number * 10 + text.charAt(at++) - '0';
      }
      if (at == start || number > 255) {
        return null;
      }
      strict &= at - start == 1 || text.charAt(start) != '0';
      bytes[i] = (byte) number;
    }
    return at == text.length() ? new Address(bytes, strict) : null;
  }

  private static @Nullable Address parse6(String text) {
    int ellipsis = text.indexOf("::");
    if (ellipsis < 0) {
      Groups all = new Groups();
      return all.add(text, true) && all.filled == SIXTEEN
          ? new Address(all.bytes, all.strict)
          : null;
    }
    Groups head = new Groups();
    Groups tail = new Groups();
    String after = text.substring(ellipsis + 2);
    if (!head.add(text.substring(0, ellipsis), false)
        || !tail.add(after, true)
        || head.filled + tail.filled >= SIXTEEN) {
      return null;
    }
    System.arraycopy(tail.bytes, 0, head.bytes, SIXTEEN - tail.filled, tail.filled);
    return new Address(head.bytes, head.strict && tail.strict);
  }

  /** The groups of an IPv6 address on one side of the {@code ::}, as they are read. */
  private static final class Groups {
    private final byte[] bytes = new byte[SIXTEEN];
    private int filled;
    private boolean strict = true;

    /** Reads groups divided by colons; false where they are none. */
    private boolean add(String text, boolean last) {
      int at = 0;
      while (at < text.length()) {
        int colon = text.indexOf(':', at);
        int end = colon < 0 ? text.length() : colon;
        boolean good =
            last && colon < 0 && text.indexOf('.', at) >= 0
                ? addFour(text.substring(at))
                : addGroup(text, at, end);
        if (!good || colon == text.length() - 1) {
          return false;
        }
        at = end + 1;
      }
      return true;
    }

    private boolean addFour(String text) {
      Address address = filled + FOUR <= SIXTEEN ? parse4(text) : null;
      if (address == null) {
        return false;
      }
      System.arraycopy(address.bytes(), 0, bytes, filled, FOUR);
      filled += FOUR;
      strict &= address.strict();
      return true;
    }

    private boolean addGroup(String text, int from, int to) {
      int value = 0;
      for (int i = from; i < to && value <= 0xFFFF; i++) {
        char c = text.charAt(i);
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
          return false;
        }
        value = value * 16 + digit;
      }
      if (from == to || value > 0xFFFF || filled == SIXTEEN) {
        return false;
      }
      bytes[filled++] = (byte) (value >> 8);
      bytes[filled++] = (byte) value;
      strict &= to - from <= 4;
      return true;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
