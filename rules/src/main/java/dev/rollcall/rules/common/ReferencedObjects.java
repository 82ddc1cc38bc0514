package dev.rollcall.rules.common;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.podadmission.AbsentObjects;
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

  /** Returns whether there is no such object, see {@link AbsentObjects#contains}. */
  public boolean isAbsent(String kind, String name) {
    return new AbsentObjects(from, context.cluster().inventory(), context.isComplete())
        .contains(kind, name);
  }
}
