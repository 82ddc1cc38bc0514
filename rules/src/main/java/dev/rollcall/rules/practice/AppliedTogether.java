package dev.rollcall.rules.practice;

import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleContext;

/** Tells which objects of the input meet in a cluster; a repository also holds alternatives. */
final class AppliedTogether {

  private AppliedTogether() {}

  /**
   * Returns whether two objects of one namespace are applied together: they are in one file, or in
   * an input that is declared complete.
   */
  static boolean areApplied(Manifest one, Manifest other, RuleContext context) {
    return group(one, context).equals(group(other, context));
  }

  /** Returns a word that is equal for objects that are applied together, and for no others. */
  static String group(Manifest object, RuleContext context) {
    return group(object, context.isComplete());
  }

  /** Returns the same where an input with nodes is a cluster, whatever file each object is in. */
  static String clusterGroup(Manifest object, RuleContext context) {
    return group(object, context.isComplete() || context.cluster().hasGivenNodes());
  }

  private static String group(Manifest object, boolean together) {
    return object.namespace() + "\n" + (together ? "" : object.origin().file().name());
  }
}
