package dev.rollcall.lsp.feature;

import org.eclipse.lsp4j.CompletionItemKind;

/**
 * Something that could be typed.
 *
 * @param detail where it is from, or an empty string
 */
record Suggestion(String text, String detail, CompletionItemKind kind) {

  static Suggestion field(String name, String detail) {
    return new Suggestion(name, detail, CompletionItemKind.Field);
  }

  /** Makes a suggestion that is written as it is. */
  static Suggestion word(String text, String detail) {
    return new Suggestion(text, detail, CompletionItemKind.Keyword);
  }

  /** Makes a suggestion of a string, which is written in quotes if it needs them. */
  static Suggestion value(String text, String detail) {
    return new Suggestion(text, detail, CompletionItemKind.Value);
  }
}
