package dev.rollcall.source;

import org.jspecify.annotations.Nullable;

/**
 * Which characters occur in a text. Most texts lack the first character of what is looked for in
 * all of them, and one look at each character tells it for everything.
 */
public final class TextCharacters {

  private static final int WORD = 64;
  private static final int ASCII = 128;

  /** Longer texts are looked at where they are, since the characters are copied for it. */
  private static final int COPIED = 1 << 16;

  private long low;
  private long high;
  private boolean others;

  /** What stands before opening brackets and braces, as {@link #low} and {@link #high}. */
  private long lowBefore;

  private long highBefore;

  private TextCharacters() {}

  /** Returns the characters of a text. */
  public static TextCharacters of(String text) {
    TextCharacters found = new TextCharacters();
    char[] chars = new char[Math.min(COPIED, text.length())];
    char last = '\0';
    for (int start = 0; start < text.length(); start += COPIED) {
      int length = Math.min(COPIED, text.length() - start);
      text.getChars(start, start + length, chars, 0);
      found.add(chars, length, last);
      last = chars[length - 1];
    }
    return found;
  }

  /** Returns the characters of a text in ASCII, null if it holds others. */
  static @Nullable TextCharacters ofAscii(byte[] text) {
    boolean[] seen = new boolean[ASCII];
    boolean[] before = new boolean[ASCII];
    byte last = 0;
    for (byte c : text) {
      if (c < 0) {
        return null;
      }
      seen[c] = true;
      // Both opening brackets, and nothing else, differ from [ in no bit but the sixth.
      if ((c & ~0x20) == '[') {
        before[last] = true;
      }
      last = c;
    }
    TextCharacters found = new TextCharacters();
    found.low = bits(seen, 0);
    found.high = bits(seen, WORD);
    found.lowBefore = bits(before, 0);
    found.highBefore = bits(before, WORD);
    return found;
  }

  private static long bits(boolean[] set, int from) {
    long bits = 0;
    for (int i = 0; i < WORD; i++) {
      bits |= set[from + i] ? 1L << i : 0;
    }
    return bits;
  }

  private void add(char[] chars, int length, char before) {
    long lowFound = low;
    long highFound = high;
    char last = before;
    for (int i = 0; i < length; i++) {
      char c = chars[i];
      if (c < WORD) {
        lowFound |= 1L << c;
      } else if (c < ASCII) {
        highFound |= 1L << c;
        if (c == '{' || c == '[') {
          addBefore(last);
        }
      } else {
        others = true;
      }
      last = c;
    }
    low = lowFound;
    high = highFound;
  }

  private void addBefore(char c) {
    if (c < WORD) {
      lowBefore |= 1L << c;
    } else if (c < ASCII) {
      highBefore |= 1L << c;
    }
  }

  /** Returns whether an ASCII character occurs. */
  public boolean has(char c) {
    return ((c < WORD ? low : high) >>> c & 1) != 0;
  }

  /** Returns whether an ASCII character occurs right before an opening bracket or brace. */
  public boolean opensBehind(char c) {
    return ((c < WORD ? lowBefore : highBefore) >>> c & 1) != 0;
  }

  /** Returns whether there is nothing but ASCII that can be printed, tabs and line feeds. */
  public boolean isPlain() {
    long controls = (1L << ' ') - 1 & ~(1L << '\n' | 1L << '\t');
    return !others && (low & controls) == 0 && !has('\u007F');
  }
}
