package dev.rollcall.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The words that were read last: manifests say the same ones over and over, and each kept once
 * takes less memory. Any thread may ask, and sees a word whole or not at all.
 */
final class StringInterner {

  private static final int SIZE = 1 << 12;
  private static final int LONGEST = 40;
  private static final int HASHED = 8;
  private static final byte[] NONE = {};

  /** Made for the first word, since some parsers are never asked for one. */
  private @Nullable String @Nullable [] words;

  private @Nullable Word @Nullable [] spelled;

  /** A word in ASCII, and what it means as a plain scalar. */
  static final class Word {

    private final byte[] ascii;
    private final String text;
    private final boolean unsupported;
    private final @Nullable Object plain;

    Word(byte[] ascii, String text) {
      this.ascii = ascii;
      this.text = text;
      this.unsupported = ScalarReader.isUnsupported(text);
      this.plain = ScalarReader.read(text);
    }

    String text() {
      return text;
    }

    /** Returns what {@link ScalarReader#read} makes of it. */
    @Nullable Object plain() {
      return plain;
    }

    /** Returns what {@link ScalarReader#isUnsupported} makes of it. */
    boolean isUnsupported() {
      return unsupported;
    }

    /** Words are so short that a loop has compared them before {@link Arrays} begins to. */
    private boolean stands(byte[] in, int start, int length) {
      byte[] own = ascii;
      if (own.length != length) {
        return false;
      }
      int at = 0;
      while (at < length && own[at] == in[start + at]) {
        at++;
      }
      return at == length;
    }
  }

  /** Returns a string that equals the given one, where possible one that was given before. */
  String same(String word) {
    if (word.length() > LONGEST) {
      return word;
    }
    return same(word, words());
  }

  /** Returns the word that stands in a text in ASCII, where possible one that was given before. */
  Word same(byte[] text, int start, int end) {
    int length = end - start;
    if (length > LONGEST || length == 0) {
      return new Word(NONE, new String(text, start, length, StandardCharsets.ISO_8859_1));
    }
    @Nullable Word[] known = spelled();
    int slot = slot(text, start, end);
    Word word = known[slot];
    if (word == null || !word.stands(text, start, length)) {
      byte[] ascii = Arrays.copyOfRange(text, start, end);
      word = new Word(ascii, new String(ascii, StandardCharsets.ISO_8859_1));
      known[slot] = word;
    }
    return word;
  }

  /** Looks at the length, the first byte and the last ones: words differ in these. */
  private static int slot(byte[] text, int start, int end) {
    int hash = 31 * (end - start) + text[start];
    for (int i = Math.max(start + 1, end - HASHED); i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return (hash ^ hash >>> 12) & (SIZE - 1);
  }

  private @Nullable Word[] spelled() {
    @Nullable Word[] known = spelled;
    if (known == null) {
      known = new Word[SIZE];
      spelled = known;
    }
    return known;
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
