package dev.rollcall.apiserver.field;

import dev.rollcall.source.FieldLocation;
import org.jspecify.annotations.Nullable;

/**
 * One cause for which the API server refuses an object.
 *
 * @param place what to point at
 * @param path the field as the server names it, which is not always the path of the place
 * @param pathPattern the path without the numbers and names in its brackets, such as {@code
 *     spec.tolerations[].key}
 * @param reason why, in the server's terms
 * @param message value, reason and remedy in plain words: lower case, no full stop
 * @param suggestion the word that the message proposes in place of what is written, null if it
 *     proposes none
 */
public record FieldError(
    FieldLocation place,
    String path,
    String pathPattern,
    CauseType reason,
    String message,
    @Nullable String suggestion) {

  public FieldError(FieldLocation place, String path, CauseType reason, String message) {
    this(place, path, reason, ErrorMessage.of(message));
  }

  FieldError(FieldLocation place, String path, CauseType reason, ErrorMessage wording) {
    this(place, path, patternOf(path), reason, wording.message(), wording.suggestion());
  }

  /** Returns the same cause where the server reports it under another path. */
  public FieldError at(String newPath) {
    return new FieldError(place, newPath, patternOf(newPath), reason, message, suggestion);
  }

  private static String patternOf(String path) {
    if (path.indexOf('[') < 0) {
      return path;
    }
    StringBuilder pattern = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      inside = c == '[' || (inside && c != ']');
      if (!inside || c == '[') {
        pattern.append(c);
      }
    }
    return pattern.toString();
  }

  /** Returns whether the field of the refusal ends as given, brackets being empty. */
  public boolean isAt(String end) {
    return pathPattern.endsWith(end);
  }

  /** Returns whether an object of the kind is refused. */
  public boolean isOf(String kind) {
    return place.origin().object().kind().equals(kind);
  }

  /** Returns whether the object could be read, and is refused for what it says. */
  public boolean isOfContent() {
    return reason.compareTo(CauseType.INTERNAL) < 0;
  }
}
