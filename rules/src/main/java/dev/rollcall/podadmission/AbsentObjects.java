package dev.rollcall.podadmission;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;

/**
 * Knows which objects that a DaemonSet refers to are not there. What is not in the input is absent
 * only where the input can be taken to hold all of its kind; otherwise nothing is known of it.
 *
 * @param from what refers
 * @param complete whether the user declared the input to hold everything that the cluster has
 */
public record AbsentObjects(DaemonSet from, Inventory inventory, boolean complete) {

  /**
   * Returns whether there is no such object: the input is declared complete, or the file of the
   * DaemonSet holds other objects of that kind and namespace.
   */
  public boolean contains(String kind, String name) {
    boolean whole = complete;
    boolean shared =
        kind.equals("PriorityClass") || kind.equals("RuntimeClass") || kind.equals("Namespace");
    for (GenericObject other : inventory.ofKind(kind)) {
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
