package dev.rollcall.rules;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The list of all rules, sorted by name; {@code ./dev new-rule} adds to it. */
public final class BuiltInRules {

  private BuiltInRules() {}

  /** Returns every rule there is; profile and configuration say which of them speak. */
  public static List<Rule> all() {
    return List.of(
        new Rule[] {
          // keep sorted
          new ApiRejected(),
          new ApiWarning(),
          new DesiredZero(),
          new InputOverLimit(),
          new RuleCrash(),
          new SurgeHostPort(),
          new UnreadableInput(),
          new UnrenderedTemplate(),
          new YamlSyntax(),
        });
  }
}
