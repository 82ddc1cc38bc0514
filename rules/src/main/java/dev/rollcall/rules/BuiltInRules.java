package dev.rollcall.rules;

import dev.rollcall.rule.Rule;
import dev.rollcall.rules.hygiene.HygieneRules;
import dev.rollcall.rules.node.NodeRules;
import dev.rollcall.rules.outdated.OutdatedRules;
import dev.rollcall.rules.placement.PlacementRules;
import dev.rollcall.rules.practice.PracticeRules;
import dev.rollcall.rules.rejected.RejectedRules;
import dev.rollcall.rules.rollout.RolloutRules;
import dev.rollcall.rules.security.SecurityRules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All built-in rules. Each package of rules has a list of its own. */
public final class BuiltInRules {

  private BuiltInRules() {}

  /** Returns all rules, sorted by id. */
  public static List<Rule> all() {
    Map<String, Rule> rules = new TreeMap<>();
    addAll(RejectedRules.all(), rules);
    addAll(OutdatedRules.all(), rules);
    addAll(PlacementRules.all(), rules);
    addAll(RolloutRules.all(), rules);
    addAll(PracticeRules.all(), rules);
    addAll(SecurityRules.all(), rules);
    addAll(NodeRules.all(), rules);
    addAll(HygieneRules.all(), rules);
    return List.copyOf(rules.values());
  }

  private static void addAll(List<Rule> added, Map<String, Rule> rules) {
    for (Rule rule : added) {
      rules.put(rule.info().id(), rule);
    }
  }
}
