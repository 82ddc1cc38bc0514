package dev.rollcall.rules;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The list of all rules, sorted by name; {@code ./dev new-rule} adds to it. */
public final class BuiltInRules {

  private BuiltInRules() {}

  public static List<Rule> all() {
    return List.of(
        // keep sorted
        new ApiRejected(),
        new ApiWarning(),
        new DesiredZero(),
        new InputOverLimit(),
        new RuleCrash(),
        new SelectorMismatch(),
        new SurgeHostPort(),
        new UnreadableInput(),
        new UnrenderedTemplate(),
        new YamlSyntax());
  }
}
