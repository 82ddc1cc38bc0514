package dev.rollcall.cel;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large the program of a regular expression will be, told from its text before it is compiled:
 * {@code (a{1000}){1000}} is short.
 *
 * @param instructions about the number of instructions
 * @param groups the number of groups, each of which is recorded for every state
 * @param depth how deep groups are nested
 */
record RegexSize(long instructions, int groups, int depth) {

  /** How much dearer the compilation of an instruction is than a step of it. */
  static final int COMPILATION = 4;

  private static final long MAX_INSTRUCTIONS = 20_000;
  private static final long MAX_STATE = 1_000_000;

  /** Go's limit. */
  private static final int MAX_DEPTH = 1000;

  static RegexSize of(String pattern) {
    return new Scan(pattern).size();
  }

  /** Returns what one step over a text costs at most. */
  long steps() {
    return instructions;
  }

  /** Returns why the expression is not compiled, or the empty text. */
  String problem() {
    if (depth > MAX_DEPTH) {
      return "expression nests too deeply";
    }
    boolean large =
        instructions > MAX_INSTRUCTIONS
            || ValueSize.multiply(instructions, groups + 1L) > MAX_STATE;
    return large ? "expression too large" : "";
  }

  /** Goes over a pattern once. */
  private static final class Scan {

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private int groups;
    private int depth;
    private long total;
    private long atom;

    Scan(String pattern) {
      this.pattern = pattern;
    }

    RegexSize size() {
      while (at < pattern.length()) {
        step(pattern.charAt(at++));
      }
      while (!outer.isEmpty()) {
        close();
      }
      return new RegexSize(ValueSize.add(total, atom) + 1, groups, depth);
    }

    private void step(char c) {
      switch (c) {
        case '(':
          next(0);
          outer.push(total);
          total = 0;
          groups++;
          depth = Math.max(depth, outer.size());
          break;
        case ')':
          if (!outer.isEmpty()) {
            close();
          }
          break;
        case '*', '+', '?', '|':
          total = ValueSize.add(total, 1);
          break;
        case '{':
          atom = ValueSize.multiply(Math.max(1, atom), repetitions());
          break;
        case '[':
          next(1);
          skipClass();
          break;
        case '\\':
          at++;
          next(1);
          break;
        default:
          next(1);
          break;
      }
    }

    private void next(long size) {
      total = ValueSize.add(total, atom);
      atom = size;
    }

    private void close() {
      long inner = ValueSize.add(total, atom);
      total = outer.pop();
      atom = inner + 2;
    }

    /** Returns the greater number of a repetition; 1 if it is none. */
    private long repetitions() {
      long most = 1;
      long number = 0;
      int end = at;
      while (end < pattern.length() && pattern.charAt(end) != '}') {
        char c = pattern.charAt(end++);
        if (!Lexer.isDigit(c) && c != ',') {
          return 1;
        }
        number = c == ',' ? 0 : Math.min(ValueSize.MAX_CELLS, number * 10 + c - '0');
        most = Math.max(most, number);
      }
      at = Math.min(pattern.length(), end + 1);
      return most;
    }

    private void skipClass() {
      int first = at;
      while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
        at += pattern.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }
  }
}
