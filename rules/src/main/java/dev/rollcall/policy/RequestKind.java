package dev.rollcall.policy;

import dev.rollcall.source.ObjectId;
import java.util.Locale;

/**
 * What a request does, and to objects of which kind.
 *
 * @param resource the plural name of the kind
 * @param namespaced whether objects of the kind stand in namespaces
 * @param operation {@code CREATE}, {@code UPDATE} or {@code DELETE}
 */
record RequestKind(
    String group, String version, String resource, boolean namespaced, String operation) {

  /** The creation of a pod. */
  static final RequestKind POD = new RequestKind("", "v1", "pods", true, "CREATE");

  static RequestKind of(ObjectId id, String operation) {
    String type = id.apiVersion();
    int slash = type.indexOf('/');
    return new RequestKind(
        slash < 0 ? "" : type.substring(0, slash),
        type.substring(slash + 1),
        plural(id.kind().toLowerCase(Locale.ROOT)),
        !id.kind().equals("Node"),
        operation);
  }

  private static String plural(String kind) {
    if (kind.endsWith("y")) {
      return kind.substring(0, kind.length() - 1) + "ies";
    }
    return kind + (kind.endsWith("s") ? "es" : "s");
  }
}
