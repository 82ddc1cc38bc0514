package dev.rollcall.yaml;

/**
 * JSON as the YAML library takes it: the tabs between tokens, which it does not know, made blanks.
 */
final class JsonText {

  private JsonText() {}

  /**
   * Returns the text with each tab outside of strings replaced by one blank, so that columns stay.
   */
  static String withoutTabs(String text) {
    char[] chars = text.toCharArray();
    boolean inString = false;
    for (int i = 0; i < chars.length; i++) {
      if (inString && chars[i] == '\\') {
        i++;
      } else if (chars[i] == '"') {
        inString = !inString;
      } else if (chars[i] == '\t' && !inString) {
        chars[i] = ' ';
      }
    }
    return new String(chars);
  }
}
