package dev.rollcall.yaml;

import java.nio.charset.StandardCharsets;
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
    return same(word, words());
  }

  /** Returns the word that stands in a text in ASCII, where possible one that was given before. */
  String same(byte[] text, int start, int end) {
    int length = end - start;
    if (length > LONGEST || length == 0) {
      return new String(text, start, length, StandardCharsets.ISO_8859_1);
    }
    @Nullable String[] known = words();
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    int slot = (hash ^ hash >>> 12) & (SIZE - 1);
    String word = known[slot];
    if (word == null || !isSame(word, text, start, length)) {
      word = new String(text, start, length, StandardCharsets.ISO_8859_1);
      known[slot] = word;
    }
    return word;
  }

  private @Nullable String[] words() {
    @Nullable String[] known = words;
    if (known == null) {
      // Two threads may make one each: one of them is forgotten, and nothing but words with it.
      known = new String[SIZE];
      words = known;
    }
    return known;
  }

  private static boolean isSame(String word, byte[] text, int start, int length) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
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
