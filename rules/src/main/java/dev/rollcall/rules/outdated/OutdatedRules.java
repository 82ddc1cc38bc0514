package dev.rollcall.rules.outdated;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about APIs, labels and annotations whose time has passed. */
public final class OutdatedRules {

  private OutdatedRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new AlphaSchedulingAnnotation(),
          new ApiWarning(),
          new BetaOsArchLabel(),
          new BetaTopologyLabel(),
          new CriticalPodAnnotation(),
          new DeadVolumePlugin(),
          new DeprecatedServiceAccountField(),
          new FieldDropped(),
          new SeccompApparmorAnnotation(),
        });
  }
}
