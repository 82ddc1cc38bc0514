package dev.rollcall.apiserver.field;

import dev.rollcall.source.FieldLocation;

/**
 * What the API server warns of in an object that it takes.
 *
 * @param place what to point at
 * @param path the field as the server names it
 * @param text the warning as the server words it, without the path in front
 */
public record ApiServerWarning(FieldLocation place, String path, String text) {

  /**
   * Returns whether the nodes decide if it is right, which {@code legacy-master-selector} knows.
   */
  public boolean isOfMasterLabel() {
    return text.endsWith("use \"node-role.kubernetes.io/control-plane\" instead");
  }
}
