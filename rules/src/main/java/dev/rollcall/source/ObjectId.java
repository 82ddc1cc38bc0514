package dev.rollcall.source;

/**
 * Which object a document describes, as far as it says.
 *
 * @param apiVersion the apiVersion as written, empty if missing
 * @param kind the kind as written, empty if missing
 * @param namespace the namespace as written, empty if missing
 * @param name the name as written, empty if missing
 */
public record ObjectId(String apiVersion, String kind, String namespace, String name) {

  /** An object of which nothing is said. */
  public static final ObjectId UNKNOWN = new ObjectId("", "", "", "");

  /**
   * Returns kind, namespace and name for messages, for example {@code DaemonSet
   * kube-system/fluentd}.
   */
  @Override
  public String toString() {
    String where = namespace.isEmpty() ? "" : namespace + "/";
    return kind + " " + where + (name.isEmpty() ? "(no name)" : name);
  }
}
