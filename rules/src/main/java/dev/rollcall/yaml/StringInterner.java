package dev.rollcall.yaml;

import org.jspecify.annotations.Nullable;

/**
 * The words that were read last: manifests say the same ones over and over, and each kept once
 * takes less memory. Any thread may ask, and sees a word whole or not at all.
 */
final class StringInterner {

  private static final int SIZE = 1 << 12;
  private static final int LONGEST = 40;

  /** Made for the first word, since some parsers are never asked for one. */
  private @Nullable String @Nullable [] words;

  /** Returns a string that equals the given one, where possible one that was given before. */
  String same(String word) {
    if (word.length() > LONGEST) {
      return word;
    }
    @Nullable String[] known = words;
    if (known == null) {
      // Two threads may make one each: one of them is forgotten, and nothing but words with it.
      known = new String[SIZE];
      words = known;
    }
    return same(word, known);
  }

  private static String same(String word, @Nullable String[] words) {
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
