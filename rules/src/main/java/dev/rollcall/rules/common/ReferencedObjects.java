package dev.rollcall.rules.common;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.rule.RuleContext;

/**
 * Finds the objects that a DaemonSet refers to. What is not in the input is absent only where the
 * input can be taken to hold all of its kind; otherwise nothing is known of it.
 *
 * @param from what refers
 */
public record ReferencedObjects(DaemonSet from, RuleContext context) {

  public static ReferencedObjects of(DaemonSet from, RuleContext context) {
    return new ReferencedObjects(from, context);
  }

  /**
   * Tells whether there is no such object: the input is declared complete, or the file of the
   * DaemonSet holds other objects of that kind and namespace.
   */
  public boolean isAbsent(String kind, String name) {
    boolean whole = context.isComplete();
    boolean shared =
        kind.equals("PriorityClass") || kind.equals("RuntimeClass") || kind.equals("Namespace");
    for (GenericObject other : context.cluster().inventory().others()) {
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
  private boolean mayMove(GenericObject other) {
    return !other.meta().namespace().isGiven() || !from.meta().namespace().isGiven();
  }
}
