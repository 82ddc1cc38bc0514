package dev.rollcall.schemas;

/**
 * A word of values.txt: {@code TCP}, {@code SCTP@19-} or {@code SCTP~12-18:SCTPSupport}.
 *
 * @param value the value; empty for the empty string
 * @param minors the minors that the word is about
 * @param gate the feature gate without which those minors refuse the value; empty if there is none
 */
record EnumValue(String value, MinorRange minors, String gate) {

  static EnumValue parse(String word) {
    if (word.equals("\"\"")) {
      return new EnumValue("", MinorRange.ALL, "");
    }
    int at = word.indexOf('@');
    if (at >= 0) {
      return new EnumValue(
          word.substring(0, at), MinorRange.parse(word, at + 1, word.length()), "");
    }
    int tilde = word.indexOf('~');
    if (tilde < 0) {
      return new EnumValue(word, MinorRange.ALL, "");
    }
    int colon = word.indexOf(':', tilde);
    MinorRange minors = MinorRange.parse(word, tilde + 1, colon);
    return new EnumValue(word.substring(0, tilde), minors, word.substring(colon + 1));
  }
}
