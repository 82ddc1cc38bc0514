package dev.rollcall.cel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses by its prefix; the address may have bits below the prefix. */
record CidrBlock(IpAddress address, int prefix) implements CelOpaque {

  static void declare(Map<String, CelFunction> functions) {
    functions.put("cidr", a -> parse(CelQuantity.argument(a, "cidr")));
    functions.put("isCIDR", a -> tryParse(CelQuantity.argument(a, "isCIDR")) != null);
    functions.put("prefixLength", a -> (long) of(a[0]).prefix);
    functions.put("masked", a -> of(a[0]).masked());
    functions.put("containsIP", a -> of(a[0]).contains(addressOf(a[1])));
    functions.put("containsCIDR", a -> of(a[0]).contains(blockOf(a[1])));
  }

  private static CidrBlock of(Object value) {
    if (value instanceof CidrBlock block) {
      return block;
    }
    throw CelException.noSuchOverload();
  }

  private static IpAddress addressOf(Object value) {
    if (value instanceof String text) {
      byte[] bytes = IpParser.parse(text).bytes();
      if (bytes == null) {
        throw CelException.noSuchOverload();
      }
      return new IpAddress(bytes);
    }
    return IpAddress.of(value);
  }

  private static CidrBlock blockOf(Object value) {
    if (value instanceof String text) {
      CidrBlock block = tryParse(text);
      if (block == null) {
        throw CelException.noSuchOverload();
      }
      return block;
    }
    return of(value);
  }

  private static CidrBlock parse(String text) {
    CidrBlock block = tryParse(text);
    if (block == null) {
      throw CelException.parse(
          "network address parse error during conversion from string: network address parse error"
              + " during conversion from string: netip.ParsePrefix(\""
              + text
              + "\"): "
              + (text.indexOf('/') < 0 ? "no '/'" : "prefix length out of range"));
    }
    return block;
  }

  private static @Nullable CidrBlock tryParse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0) {
      return null;
    }
    byte[] bytes = IpParser.parse(text.substring(0, slash)).bytes();
    String length = text.substring(slash + 1);
    boolean number =
        !length.isEmpty()
            && length.length() <= 3
            && length.chars().allMatch(Lexer::isDigit)
            && (length.length() == 1 || length.charAt(0) != '0');
    if (bytes == null || !number || Integer.parseInt(length) > bytes.length * 8) {
      return null;
    }
    return new CidrBlock(new IpAddress(bytes), Integer.parseInt(length));
  }

  private CidrBlock masked() {
    byte[] bytes = address.bytes().clone();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.max(0, Math.min(8, prefix - 8 * i));
      bytes[i] = (byte) (bytes[i] & 0xff << 8 - kept);
    }
    return new CidrBlock(new IpAddress(bytes), prefix);
  }

  private boolean contains(IpAddress other) {
    return address.isV4() == other.isV4()
        && new CidrBlock(other, prefix).masked().address.equals(masked().address);
  }

  private boolean contains(CidrBlock other) {
    return other.prefix >= prefix && contains(other.address);
  }

  @Override
  public String typeName() {
    return "net.CIDR";
  }

  @Override
  public String label() {
    return "cidr";
  }

  @Override
  public String text() {
    return address.text() + "/" + prefix;
  }
}
