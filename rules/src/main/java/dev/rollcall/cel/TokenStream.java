package dev.rollcall.cel;

import dev.rollcall.cel.Token.Kind;
import java.util.List;

/** The tokens of an expression, taken one after the other. */
final class TokenStream {

  private static final Token END = new Token(Kind.END, "<EOF>", 0, "");

  private final List<Token> tokens;
  private final List<CelIssue> issues;
  private int at;

  TokenStream(List<Token> tokens, List<CelIssue> issues) {
    this.tokens = tokens;
    this.issues = issues;
  }

  /** Signals that parsing cannot go on; the issue is recorded. */
  static final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxException() {
      super(null, null, false, false);
    }
  }

  Token peek() {
    return tokens.get(at);
  }

  /** Returns the token after the current one. */
  Token next() {
    return at + 1 < tokens.size() ? tokens.get(at + 1) : END;
  }

  Token take() {
    Token token = tokens.get(at);
    if (token.kind() != Kind.END) {
      at++;
    }
    return token;
  }

  /** Puts back the token that was taken last. */
  void back(Token token) {
    at -= token.kind() == Kind.END ? 0 : 1;
  }

  boolean accept(String symbol) {
    if (peek().is(symbol)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String symbol) {
    if (!accept(symbol)) {
      throw mismatch("'" + symbol + "'");
    }
  }

  SyntaxException mismatch(String expected) {
    return fail(
        peek().offset(),
        "Syntax error: mismatched input '" + peek().text() + "' expecting " + expected);
  }

  SyntaxException fail(int offset, String message) {
    issues.add(new CelIssue(offset, message));
    return new SyntaxException();
  }
}
