package dev.rollcall.engine.ruleset;

import dev.rollcall.rule.Rule;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Finds rules by the ids that users write. */
public final class RuleLookup {

  private final List<Rule> rules;

  /**
   * Creates a finder.
   *
   * @param rules all rules that there are
   */
  public RuleLookup(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Returns the rule; an {@link IllegalArgumentException} says that there is none, and which may be
   * meant.
   */
  public Rule find(String id) {
    List<String> ids = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.info().id().equals(id)) {
        return rule;
      }
      ids.add(rule.info().id());
    }
    throw new IllegalArgumentException(
        "\"" + id + "\" is not a rule" + Spelling.question(Spelling.nearest(id, ids)));
  }
}
