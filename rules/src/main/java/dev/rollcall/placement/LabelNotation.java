package dev.rollcall.placement;

import org.jspecify.annotations.Nullable;

/**
 * A label to add or to take away, as users write it.
 *
 * @param node whose it is
 * @param value the value, or null to take the label away
 */
record LabelNotation(String node, String key, @Nullable String value) {

  /**
   * Reads {@code NODE=key=value} or {@code NODE=key-}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static LabelNotation parse(String text) {
    int at = text.indexOf('=');
    if (at < 1 || at == text.length() - 1) {
      throw new IllegalArgumentException("the label \"" + text + "\" is not NODE=key=value");
    }
    String rest = text.substring(at + 1);
    int equals = rest.indexOf('=');
    boolean removes = equals < 0 && rest.endsWith("-") && rest.length() > 1;
    if (equals == 0 || (equals < 0 && !removes)) {
      throw new IllegalArgumentException(
          "the label \""
              + text
              + "\" is not NODE=key=value or NODE=key-; for the label itself"
              + " write NODE="
              + text
              + ", for an empty value "
              + text
              + "=");
    }
    return removes
        ? new LabelNotation(text.substring(0, at), rest.substring(0, rest.length() - 1), null)
        : new LabelNotation(
            text.substring(0, at), rest.substring(0, equals), rest.substring(equals + 1));
  }
}
