package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;

/**
 * The words that were read last: manifests say the same ones over and over, and each kept once
 * takes less memory. Any thread may ask, and sees a word whole or not at all.
 */
final class StringInterner {

  private static final int SIZE = 1 << 12;
  private static final int LONGEST = 40;

  private final @Nullable String[] words = new String[SIZE];

  /** Returns a string that equals the given one, where possible one that was given before. */
  String same(String word) {
    if (word.length() > LONGEST) {
      return word;
    }
    int hash = word.hashCode();
    int slot = (hash ^ hash >>> 12) & (SIZE - 1);
    String known = words[slot];
    if (known != null && known.equals(word)) {
      return known;
    }
    words[slot] = word;
    return word;
  }
}
