package dev.rollcall.cel;

/**
 * An unsigned integer of 64 bits.
 *
 * @param bits the number, whose highest bit is no sign
 */
record UInt(long bits) implements Comparable<UInt> {

  double toDouble() {
    double low = bits & Long.MAX_VALUE;
    return bits < 0 ? low + 0x1p63 : low;
  }

  @Override
  public int compareTo(UInt other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
