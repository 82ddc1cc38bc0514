package dev.rollcall.cel;

/** Integer literals, signed and unsigned. */
final class NumberLiterals {

  private NumberLiterals() {}

  /**
   * Returns the value of a literal.
   *
   * @param negative whether a minus sign precedes the token
   * @throws NumberFormatException if the number does not fit into 64 bits
   */
  static Object parse(Token token, boolean negative) {
    boolean unsigned = token.value().equals("uint");
    String text = token.text();
    int radix = text.startsWith("0x") ? 16 : 10;
    String digits = text.substring(radix == 16 ? 2 : 0, text.length() - (unsigned ? 1 : 0));
    if (unsigned && negative) {
      throw new NumberFormatException("negative");
    }
    return unsigned
        ? new UInt(Long.parseUnsignedLong(digits, radix))
        : (Object) Long.parseLong(negative ? "-" + digits : digits, radix);
  }
}
