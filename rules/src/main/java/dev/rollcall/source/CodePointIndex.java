package dev.rollcall.source;

import java.util.Arrays;

/**
 * The characters of a text by number, where some are two chars long: columns count characters, and
 * one line may hold a whole file.
 */
final class CodePointIndex {

  /** The offsets of the pairs. */
  private final int[] pairs;

  CodePointIndex(String text) {
    // Java counts texts without such characters at a glance.
    this.pairs = new int[text.length() - text.codePointCount(0, text.length())];
    int count = 0;
    for (int i = 1; count < pairs.length; i++) {
      if (Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i))) {
        pairs[count++] = i - 1;
      }
    }
  }

  /** Returns how many characters begin before an offset. */
  int before(int offset) {
    int found = Arrays.binarySearch(pairs, offset - 1);
    int whole = found < 0 ? -found - 1 : found;
    return offset - whole;
  }

  /** Returns the offset behind so many characters. */
  int offset(int characters) {
    int low = 0;
    int high = pairs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pairs[middle] - middle < characters) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return characters + low;
  }
}
