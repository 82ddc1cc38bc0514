package dev.rollcall.cel;

import dev.rollcall.cel.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits an expression into tokens, by the grammar of cel-go. */
final class Lexer {

  private static final String SYMBOLS = "[]{}()?:.,+-*/%!<>";
  private static final List<String> PAIRS = List.of("==", "!=", "<=", ">=", "&&", "||");

  private final int[] text;
  private final List<CelIssue> issues;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  Lexer(int[] text, List<CelIssue> issues) {
    this.text = text;
    this.issues = issues;
  }

  List<Token> tokens() {
    while (at < text.length) {
      int before = at;
      next();
      if (at == before) {
        error(at, new String(text, at, 1));
        at++;
      }
    }
    tokens.add(new Token(Kind.END, "<EOF>", text.length, ""));
    return tokens;
  }

  private void next() {
    int c = text[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') {
      at++;
    } else if (c == '/' && peek(1) == '/') {
      while (at < text.length && text[at] != '\n') {
        at++;
      }
    } else if (isDigit(c) || c == '.' && isDigit(peek(1))) {
      number();
    } else if (!string()) {
      if (isLetter(c)) {
        identifier();
      } else if (c == '`') {
        quotedIdentifier();
      } else {
        symbol();
      }
    }
  }

  private int peek(int ahead) {
    return at + ahead < text.length ? text[at + ahead] : -1;
  }

  static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(int c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private void error(int offset, String token) {
    issues.add(new CelIssue(offset, "Syntax error: token recognition error at: '" + token + "'"));
  }

  private String slice(int from, int to) {
    return new String(text, from, to - from);
  }

  private void add(Kind kind, int from, Object value) {
    tokens.add(new Token(kind, slice(from, at), from, value));
  }

  private void identifier() {
    int from = at;
    while (at < text.length && (isLetter(text[at]) || isDigit(text[at]))) {
      at++;
    }
    // Names are compared often, mostly with equal ones.
    String name = slice(from, at).intern();
    switch (name) {
      case "true", "false" -> add(Kind.LITERAL, from, name.equals("true"));
      case "null" -> add(Kind.LITERAL, from, CelNull.NULL);
      case "in" -> add(Kind.SYMBOL, from, name);
      default -> tokens.add(new Token(Kind.IDENTIFIER, name, from, name));
    }
  }

  private void quotedIdentifier() {
    int from = at;
    int end = at + 1;
    while (end < text.length
        && (isLetter(text[end]) || isDigit(text[end]) || "./- ".indexOf(text[end]) >= 0)) {
      end++;
    }
    if (end < text.length && text[end] == '`' && end > from + 1) {
      at = end + 1;
      add(Kind.QUOTED_IDENTIFIER, from, slice(from + 1, end));
    }
  }

  private void symbol() {
    int from = at;
    if (peek(1) >= 0 && PAIRS.contains(slice(at, at + 2))) {
      at += 2;
      add(Kind.SYMBOL, from, "");
    } else if (SYMBOLS.indexOf(text[at]) >= 0) {
      at++;
      add(Kind.SYMBOL, from, "");
    }
  }

  private void number() {
    int from = at;
    boolean hex = text[at] == '0' && peek(1) == 'x' && isHex(peek(2));
    if (hex) {
      at += 2;
      while (isHex(peek(0))) {
        at++;
      }
    } else {
      digits();
      if (decimals()) {
        floating(from);
        return;
      }
    }
    boolean unsigned = peek(0) == 'u' || peek(0) == 'U';
    if (unsigned) {
      at++;
    }
    add(Kind.NUMBER, from, unsigned ? "uint" : "int");
  }

  private void digits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  /** Reads a fraction and an exponent; returns whether there is one of them. */
  private boolean decimals() {
    boolean floating = false;
    if (peek(0) == '.' && isDigit(peek(1))) {
      at++;
      digits();
      floating = true;
    }
    if (peek(0) == 'e' || peek(0) == 'E') {
      int sign = peek(1) == '+' || peek(1) == '-' ? 2 : 1;
      if (isDigit(peek(sign))) {
        at += sign;
        digits();
        floating = true;
      }
    }
    return floating;
  }

  private void floating(int from) {
    double value = Double.parseDouble(slice(from, at));
    if (Double.isInfinite(value)) {
      issues.add(new CelIssue(from, "invalid double literal"));
    }
    add(Kind.LITERAL, from, value);
  }

  /** Reads a string or bytes literal; returns whether one begins here. */
  private boolean string() {
    int prefix = at;
    boolean raw = false;
    boolean bytes = false;
    for (int i = 0; i < 2 && prefix < text.length; i++) {
      int c = text[prefix] | 0x20;
      if (c == 'r' && !raw) {
        raw = true;
      } else if (c == 'b' && !bytes && !raw) {
        bytes = true;
      } else {
        break;
      }
      prefix++;
    }
    if (prefix >= text.length || text[prefix] != '"' && text[prefix] != '\'') {
      return false;
    }
    int quote = text[prefix];
    boolean triple =
        prefix + 2 < text.length && text[prefix + 1] == quote && text[prefix + 2] == quote;
    int start = prefix + (triple ? 3 : 1);
    int end = endOfString(start, quote, triple, raw);
    if (end < 0) {
      int to = start;
      while (to < text.length && text[to] != '\n') {
        to++;
      }
      error(at, slice(at, to));
      at = to;
      return true;
    }
    literal(slice(start, end), raw, bytes, end + (triple ? 3 : 1));
    return true;
  }

  private void literal(String body, boolean raw, boolean bytes, int end) {
    int from = at;
    at = end;
    Object value;
    try {
      String lines = body.replace("\r\n", "\n").replace('\r', '\n');
      value = raw ? Escapes.raw(lines, bytes) : Escapes.unescape(lines, bytes);
    } catch (IllegalArgumentException e) {
      error(from, slice(from, end));
      value = "";
    }
    add(Kind.LITERAL, from, value);
  }

  private int endOfString(int start, int quote, boolean triple, boolean raw) {
    for (int i = start; i < text.length; i++) {
      int c = text[i];
      if (c == '\\' && !raw) {
        i++;
      } else if (c == '\n' && !triple) {
        return -1;
      } else if (c == quote
          && (!triple || i + 2 < text.length && text[i + 1] == quote && text[i + 2] == quote)) {
        return i;
      }
    }
    return -1;
  }
}
