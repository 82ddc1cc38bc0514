package dev.rollcall.podadmission;

import dev.rollcall.model.Manifest;

/** Objects that meet in a namespace of a cluster. */
final class SameNamespace {

  private SameNamespace() {}

  /**
   * Returns whether two objects are in one namespace for sure. An object that names none goes where
   * {@code kubectl} points when its folder is applied, and a repository holds many folders.
   *
   * @param complete whether the input is declared to be all that the cluster has
   */
  static boolean isSure(Manifest one, Manifest other, boolean complete) {
    return one.namespace().equals(other.namespace())
        && (complete || (isNamed(one) && isNamed(other)) || folderOf(one).equals(folderOf(other)));
  }

  /** Returns a word that is equal for objects of which the same others are in their namespace. */
  static String key(Manifest object) {
    return object.namespace() + (isNamed(object) ? "/" : "?/") + folderOf(object);
  }

  private static boolean isNamed(Manifest object) {
    return object.meta().namespace().isGiven();
  }

  private static String folderOf(Manifest object) {
    String file = object.origin().file().name();
    return file.substring(0, file.lastIndexOf('/') + 1);
  }
}
