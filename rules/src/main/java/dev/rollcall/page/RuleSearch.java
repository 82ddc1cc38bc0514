package dev.rollcall.page;

import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the rules that an error text or some words of it lead to. */
public final class RuleSearch {

  /** A match that is so many times shorter than the best one is left out. */
  private static final int MUCH_WEAKER = 4;

  private static final int SHORT = 6;

  private RuleSearch() {}

  /**
   * Returns the rules whose id, summary or search terms are in the text, or hold it: what is found
   * first in the text first, and of that the longest match.
   */
  public static List<Rule> byText(List<Rule> rules, String text) {
    List<Match> matches = new ArrayList<>();
    int best = 0;
    for (Rule rule : rules) {
      Match match = match(rule, text.toLowerCase(Locale.ROOT));
      if (match.length() > 0) {
        matches.add(match);
        best = Math.max(best, match.length());
      }
    }
    int least = best / MUCH_WEAKER;
    matches.removeIf(match -> match.length() < least);
    matches.sort(
        Comparator.comparing(Match::position)
            .thenComparing(Match::length, Comparator.reverseOrder()));
    return matches.stream().map(Match::rule).toList();
  }

  /** Where in the text a rule is found, and by how many letters. */
  private record Match(Rule rule, int position, int length) {}

  private static Match match(Rule rule, String wanted) {
    RuleInfo info = rule.info();
    if (info.id().contains(wanted) || info.summary().toLowerCase(Locale.ROOT).contains(wanted)) {
      return new Match(rule, 0, wanted.length());
    }
    Match longest = new Match(rule, 0, 0);
    String general = general(wanted);
    for (String term : info.searchTerms()) {
      String known = term.toLowerCase(Locale.ROOT);
      if (known.contains(wanted)) {
        return new Match(rule, 0, wanted.length());
      }
      int at = indexOf(wanted, known);
      at = at < 0 ? indexOf(general, general(known)) : at;
      if (at >= 0 && known.length() > longest.length()) {
        longest = new Match(rule, at, known.length());
      }
    }
    return longest;
  }

  /** A short word counts only if it is not part of another one. */
  private static int indexOf(String text, String term) {
    int at = text.indexOf(term);
    while (at >= 0 && term.length() < SHORT && isInsideWord(text, at, at + term.length())) {
      at = text.indexOf(term, at + 1);
    }
    return at;
  }

  private static boolean isInsideWord(String text, int start, int end) {
    return start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))
        || end < text.length() && Character.isLetterOrDigit(text.charAt(end));
  }

  /** Drops what differs from case to case: names in double quotes, and numbers in brackets. */
  private static String general(String text) {
    return text.replaceAll("\"[^\"]*\"", "").replaceAll("\\[\\d+\\]", "[]").replaceAll(" +", " ");
  }
}
