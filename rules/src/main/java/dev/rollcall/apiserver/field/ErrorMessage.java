package dev.rollcall.apiserver.field;

import dev.rollcall.text.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a refused value.
 *
 * @param message value, reason and remedy in plain words
 * @param suggestion the word that the message proposes in place of the value, null if it proposes
 *     none
 */
public record ErrorMessage(String message, @Nullable String suggestion) {

  /** Proposes nothing in particular. */
  public static ErrorMessage of(String message) {
    return new ErrorMessage(message, null);
  }

  /** Puts a beginning in front of the message. */
  public ErrorMessage behind(String start) {
    return new ErrorMessage(start + message, suggestion);
  }

  /** Asks at the end of a message whether a word was meant, where one is near. */
  public static ErrorMessage asking(String message, @Nullable String nearest) {
    return new ErrorMessage(message + Spelling.question(nearest), nearest);
  }
}
