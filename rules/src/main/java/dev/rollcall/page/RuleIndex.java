package dev.rollcall.page;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Creates the index of all rules, by category and by what people search for. */
public final class RuleIndex {

  private RuleIndex() {}

  /** Returns the index as Markdown. One rule a line, so that two new rules seldom meet. */
  public static String markdown(List<Rule> rules) {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Rules

        What rollcall can say, by category, then by the error texts and words that lead people here. Rules marked *strict* speak
        with `--profile strict` only. `rollcall explain RULE` prints a page without a network.
        """);
    for (Category category : Category.values()) {
      out.append("\n## ").append(title(category)).append("\n\n");
      for (Rule rule : rules) {
        if (rule.info().category() == category) {
          out.append(line(rule.info()));
        }
      }
    }
    out.append("\n## By what people search for\n\n");
    terms(rules).forEach((term, links) -> out.append(term).append(": ").append(links).append('\n'));
    return out.toString();
  }

  private static String line(RuleInfo info) {
    String strict = info.profile() == Profile.STRICT ? ", *strict*" : "";
    return "- " + link(info) + " (" + info.severity().id() + strict + "): " + info.summary() + "\n";
  }

  private static String link(RuleInfo info) {
    return "[" + info.id() + "](" + info.id() + ".md)";
  }

  /** Returns the terms in order, each with the rules that it leads to. */
  private static Map<String, String> terms(List<Rule> rules) {
    Map<String, String> terms = new TreeMap<>();
    for (Rule rule : rules) {
      for (String term : rule.info().searchTerms()) {
        String code = term.indexOf('`') < 0 ? "`" + term + "`" : "`` " + term + " ``";
        terms.merge("- " + code, link(rule.info()), (before, link) -> before + ", " + link);
      }
    }
    return terms;
  }

  private static String title(Category category) {
    String id = category.id();
    String name = id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    return name
        + switch (category) {
          case REJECTED -> ": the API server refuses it";
          case OUTDATED -> ": it was right once";
          case PLACEMENT -> ": on which nodes pods run";
          case ROLLOUT -> ": how an update goes";
          case PRACTICE -> ": what people regret";
          case SECURITY -> ": rights that a pod may not need";
          case NODE -> ": Node manifests";
          case HYGIENE -> ": the input and the ignores themselves";
        };
  }
}
