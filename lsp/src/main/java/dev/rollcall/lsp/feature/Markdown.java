package dev.rollcall.lsp.feature;

import dev.rollcall.text.TextSanitizer;

/** Writes text from manifests into Markdown, in which none of it is read as markup. */
final class Markdown {

  private static final String MARKUP = "\\`*_{}[]<>#|";

  private Markdown() {}

  /** Returns a word in the font of code. */
  static String code(String text) {
    return "`" + TextSanitizer.text(text).replace('`', '\'') + "`";
  }

  /** Returns text as it is. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      String safe = TextSanitizer.text(line);
      out.append(out.isEmpty() ? "" : "\n");
      for (int i = 0; i < safe.length(); i++) {
        char c = safe.charAt(i);
        out.append(MARKUP.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }

  /** Returns lines as they are, in the font of code. */
  static String fenced(String lines) {
    return "```text\n" + lines.stripTrailing().replace('`', '\'') + "\n```\n";
  }
}
