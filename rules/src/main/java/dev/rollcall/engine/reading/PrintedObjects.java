package dev.rollcall.engine.reading;

import dev.rollcall.yaml.FieldCursor;

/** Tells objects that a server printed from manifests that somebody wrote. */
final class PrintedObjects {

  private PrintedObjects() {}

  /**
   * Returns whether a server printed an object: it has a uid, which only servers give, and with it
   * a resourceVersion, or a status, which dumps keep where they leave the rest out.
   */
  static boolean isPrinted(FieldCursor object) {
    FieldCursor metadata = object.get("metadata");
    return metadata.get("uid").isPresent()
        && (metadata.get("resourceVersion").isPresent() || object.get("status").isPresent());
  }
}
