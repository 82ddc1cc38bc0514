package dev.rollcall.rules.hygiene;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about the input itself. */
public final class HygieneRules {

  private HygieneRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new IgnoreExpired(),
          new IgnoreMalformed(),
          new IgnoreMatchesNothing(),
          new IgnoreUnknownRule(),
          new IgnoreUnused(),
          new IgnoreWithoutReason(),
          new InputOverLimit(),
          new KindInferred(),
          new NoObjectsFound(),
          new PolicyType(),
          new PolicyUnknown(),
          new RuleCrash(),
          new UnreadableDump(),
          new UnreadableInput(),
          new UnrenderedTemplate(),
        });
  }
}
