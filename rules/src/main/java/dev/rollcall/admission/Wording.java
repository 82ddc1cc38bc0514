package dev.rollcall.admission;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a refused value.
 *
 * @param message value, reason and remedy in plain words
 * @param suggestion the word that the message proposes in place of the value, null where it
 *     proposes none
 */
record Wording(String message, @Nullable String suggestion) {

  /** Proposes nothing in particular. */
  static Wording of(String message) {
    return new Wording(message, null);
  }

  /** Puts a beginning in front of the message. */
  Wording behind(String start) {
    return new Wording(start + message, suggestion);
  }

  /** Asks at the end of a message whether a word was meant, where one is near. */
  static Wording asking(String message, @Nullable String nearest) {
    return new Wording(message + Spelling.question(nearest), nearest);
  }
}
