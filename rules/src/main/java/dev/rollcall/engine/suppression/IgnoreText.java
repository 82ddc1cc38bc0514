package dev.rollcall.engine.suppression;

import dev.rollcall.config.IsoDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ignore says, in a comment or an annotation: {@code RULE[, RULE] [-- reason] [until
 * 2027-01-31]}.
 *
 * @param rules the ids as written
 * @param reason why, empty if none is given
 * @param until the last day on which it holds
 * @param problem why the text cannot be read
 */
record IgnoreText(
    List<String> rules, String reason, @Nullable LocalDate until, @Nullable String problem) {

  private static final String DASHES = "--";
  private static final String UNTIL = "until";
  private static final int MAX_RULES = 100;

  IgnoreText {
    rules = List.copyOf(rules);
  }

  /** Reads the text behind the word {@code ignore}. */
  static IgnoreText parse(String text) {
    String rest = text.strip();
    LocalDate until = null;
    int start = untilOf(rest);
    if (start >= 0) {
      String date = bare(rest.substring(rest.lastIndexOf(UNTIL) + UNTIL.length()));
      until = IsoDate.parse(date);
      if (until == null) {
        return broken("\"" + date + "\" is not a date; write it as 2027-01-31");
      }
      rest = rest.substring(0, start).strip();
    }
    int dashes = dashesIn(rest);
    String list = dashes < 0 ? rest : rest.substring(0, dashes);
    String reason = dashes < 0 ? "" : rest.substring(dashes + DASHES.length()).strip();
    List<String> rules = new ArrayList<>();
    for (String part : list.split(",", -1)) {
      String rule = part.strip();
      int blank = firstBlank(rule);
      if (blank >= 0) {
        String word = rule.substring(blank).strip();
        return broken("\"" + word + "\" is not a rule; write -- before the reason");
      }
      if (!rule.isEmpty()) {
        rules.add(rule);
      }
      if (rules.size() > MAX_RULES) {
        return broken("names more than " + MAX_RULES + " rules; switch them off under rules");
      }
    }
    return rules.isEmpty()
        ? broken("names no rule; write: rollcall: ignore RULE -- reason")
        : new IgnoreText(rules, reason, until, null);
  }

  private static IgnoreText broken(String problem) {
    return new IgnoreText(List.of(), "", null, problem);
  }

  /** Returns where the last words begin where they are an until with a day, -1 otherwise. */
  private static int untilOf(String text) {
    int at = text.lastIndexOf(UNTIL);
    if (at < 0) {
      return -1;
    }
    boolean word = at == 0 || " \t([".indexOf(text.charAt(at - 1)) >= 0;
    String day = bare(text.substring(at + UNTIL.length()));
    boolean dated = !day.isEmpty() && Character.isDigit(day.charAt(0)) && firstBlank(day) < 0;
    if (!word || !dated) {
      return -1; // a word of the reason
    }
    return at > 0 && "([".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
  }

  private static String bare(String text) {
    String stripped = text.strip();
    boolean closed = stripped.endsWith(")") || stripped.endsWith("]") || stripped.endsWith(".");
    return closed ? stripped.substring(0, stripped.length() - 1) : stripped;
  }

  private static int dashesIn(String text) {
    for (int at = text.indexOf(DASHES); at >= 0; at = text.indexOf(DASHES, at + 1)) {
      boolean before = at == 0 || Character.isWhitespace(text.charAt(at - 1));
      int end = at + DASHES.length();
      if (before && (end == text.length() || Character.isWhitespace(text.charAt(end)))) {
        return at;
      }
    }
    return -1;
  }

  private static int firstBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }
}
