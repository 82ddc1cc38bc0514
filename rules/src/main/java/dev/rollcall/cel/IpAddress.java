package dev.rollcall.cel;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An IP address; mirrors Go's {@code netip.Addr} without zones and mapped addresses. */
final class IpAddress implements CelOpaque {

  private final byte[] bytes;

  IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  static void declare(Map<String, CelFunction> functions) {
    functions.put("ip", a -> a[0] instanceof CidrBlock c ? c.address() : parse(text(a, "ip")));
    functions.put("isIP", a -> IpParser.parse(text(a, "isIP")).bytes() != null);
    functions.put(
        "ip.isCanonical",
        a -> parse(text(a, "ip.isCanonical")).text().equals(text(a, "ip.isCanonical")));
    functions.put("family", a -> of(a[0]).isV4() ? 4L : 6L);
    functions.put("isUnspecified", a -> of(a[0]).isUnspecified());
    functions.put("isLoopback", a -> of(a[0]).isLoopback());
    functions.put("isLinkLocalMulticast", a -> of(a[0]).isLinkLocalMulticast());
    functions.put("isLinkLocalUnicast", a -> of(a[0]).isLinkLocalUnicast());
    functions.put("isGlobalUnicast", a -> of(a[0]).isGlobalUnicast());
  }

  private static String text(Object[] arguments, String function) {
    return CelQuantity.argument(arguments, function);
  }

  static IpAddress of(Object value) {
    if (value instanceof IpAddress address) {
      return address;
    }
    throw CelException.noSuchOverload();
  }

  static IpAddress parse(String text) {
    IpParser.Parsed parsed = IpParser.parse(text);
    if (parsed.bytes() != null) {
      return new IpAddress(parsed.bytes());
    }
    throw CelException.parse(parsed.problem());
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isV4() {
    return bytes.length == 4;
  }

  private int octet(int index) {
    return bytes[index] & 0xff;
  }

  private boolean isUnspecified() {
    return Arrays.equals(bytes, new byte[bytes.length]);
  }

  private boolean isLoopback() {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    return isV4() ? octet(0) == 127 : Arrays.equals(bytes, loopback);
  }

  private boolean isMulticast() {
    return isV4() ? (octet(0) & 0xf0) == 0xe0 : octet(0) == 0xff;
  }

  private boolean isLinkLocalMulticast() {
    return isV4()
        ? octet(0) == 224 && octet(1) == 0 && octet(2) == 0
        : octet(0) == 0xff && (octet(1) & 0x0f) == 2;
  }

  private boolean isLinkLocalUnicast() {
    return isV4()
        ? octet(0) == 169 && octet(1) == 254
        : octet(0) == 0xfe && (octet(1) & 0xc0) == 0x80;
  }

  private boolean isGlobalUnicast() {
    boolean broadcast = isV4() && (octet(0) & octet(1) & octet(2) & octet(3)) == 0xff;
    return !broadcast
        && !isUnspecified()
        && !isLoopback()
        && !isMulticast()
        && !isLinkLocalUnicast();
  }

  @Override
  public String typeName() {
    return "net.IP";
  }

  @Override
  public String label() {
    return "ip";
  }

  @Override
  public String text() {
    if (isV4()) {
      return octet(0) + "." + octet(1) + "." + octet(2) + "." + octet(3);
    }
    int[] groups = new int[8];
    Arrays.setAll(groups, i -> octet(2 * i) << 8 | octet(2 * i + 1));
    int start = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        out.append("::");
        i += length - 1;
      } else {
        out.append(i > 0 && i != start + length ? ":" : "").append(Integer.toHexString(groups[i]));
      }
    }
    return out.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
