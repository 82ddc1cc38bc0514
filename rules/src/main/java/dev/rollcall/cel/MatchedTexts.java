package dev.rollcall.cel;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression with what it lately said of short texts: the images of a fleet are few, and
 * RE2 takes a microsecond for each. Several threads may ask: each answer is one immutable object.
 */
final class MatchedTexts {

  private static final int SIZE = 512;
  private static final int MAX_LENGTH = 256;

  private final Pattern pattern;
  private @Nullable Answer @Nullable [] answers;

  /** Whether the expression is found in a text. */
  private record Answer(String text, boolean found) {}

  MatchedTexts(Pattern pattern) {
    this.pattern = pattern;
  }

  Pattern pattern() {
    return pattern;
  }

  /** Keeps answers from now on: of expressions that stand in a policy, not of those it makes. */
  void remember() {
    if (answers == null) {
      answers = new Answer[SIZE];
    }
  }

  /** Returns whether the expression is found in a text. */
  boolean find(String text) {
    @Nullable Answer[] kept = answers;
    if (kept == null) {
      return pattern.matcher(text).find();
    }
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & SIZE - 1;
    Answer known = kept[slot];
    if (known != null && known.text().equals(text)) {
      return known.found();
    }
    boolean found = pattern.matcher(text).find();
    if (text.length() <= MAX_LENGTH) {
      kept[slot] = new Answer(text, found);
    }
    return found;
  }
}
