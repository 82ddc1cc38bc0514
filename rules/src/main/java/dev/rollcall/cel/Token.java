package dev.rollcall.cel;

/**
 * A token of an expression.
 *
 * @param text the token as written
 * @param offset where it begins, in code points
 * @param value the value of a literal, else the text
 */
record Token(Kind kind, String text, int offset, Object value) {

  /** The kind of a token. */
  enum Kind {
    IDENTIFIER,
    QUOTED_IDENTIFIER,
    LITERAL,
    NUMBER,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
