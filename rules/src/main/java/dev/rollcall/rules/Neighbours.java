package dev.rollcall.rules;

import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleContext;

/** Tells which objects of the input meet in a cluster; a repository also holds alternatives. */
final class Neighbours {

  private Neighbours() {}

  /**
   * Tells whether two objects of one namespace are applied together: they stand in one file, or in
   * an input that is declared complete.
   */
  static boolean areApplied(Manifest one, Manifest other, RuleContext context) {
    boolean together = context.isComplete() || one.origin().file().equals(other.origin().file());
    return together && one.namespace().equals(other.namespace());
  }
}
