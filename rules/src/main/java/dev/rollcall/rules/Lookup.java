package dev.rollcall.rules;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.OtherObject;
import dev.rollcall.rule.RuleContext;

/**
 * Finds the objects that a DaemonSet refers to. What is not in the input is absent only where the
 * input can be taken to hold all of its kind; otherwise nothing is known of it.
 *
 * @param from what refers
 */
record Lookup(DaemonSet from, RuleContext context) {

  static Lookup of(DaemonSet from, RuleContext context) {
    return new Lookup(from, context);
  }

  /**
   * Tells whether there is no such object: the input is declared complete, or the file of the
   * DaemonSet holds other objects of that kind and namespace.
   */
  boolean isAbsent(String kind, String name) {
    boolean whole = context.isComplete();
    boolean shared =
        kind.equals("PriorityClass") || kind.equals("RuntimeClass") || kind.equals("Namespace");
    for (OtherObject other : context.cluster().inventory().others()) {
      if (!other.kind().equals(kind)) {
        continue;
      }
      boolean same = shared || other.namespace().equals(from.namespace());
      if (other.name().equals(name) && (same || mayMove(other))) {
        return false;
      }
      whole |= same && other.origin().file().equals(from.origin().file());
    }
    return whole;
  }

  /** What names no namespace goes where it is applied to. */
  private boolean mayMove(OtherObject other) {
    return !other.meta().namespace().isGiven() || !from.meta().namespace().isGiven();
  }
}
