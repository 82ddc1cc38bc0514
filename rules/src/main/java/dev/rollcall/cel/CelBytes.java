package dev.rollcall.cel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes, compared as unsigned numbers. */
final class CelBytes implements Comparable<CelBytes> {

  private final byte[] bytes;

  private CelBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static CelBytes of(byte[] bytes) {
    return new CelBytes(bytes.clone());
  }

  static CelBytes of(String text) {
    return new CelBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  int size() {
    return bytes.length;
  }

  CelBytes plus(CelBytes other) {
    byte[] both = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
    System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
    return new CelBytes(both);
  }

  @Override
  public int compareTo(CelBytes other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CelBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
