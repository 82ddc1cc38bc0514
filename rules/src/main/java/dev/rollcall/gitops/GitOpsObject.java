package dev.rollcall.gitops;

import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.nio.file.Path;

/**
 * An object of a GitOps tool, or one that such objects refer to.
 *
 * @param root its content
 * @param file the input that it stands in
 * @param directory the directory of that input
 */
public record GitOpsObject(FieldCursor root, String file, Path directory) {

  ObjectId id() {
    return root.place().origin().object();
  }

  String kind() {
    return id().kind();
  }

  /** Returns whether it is of a kind of an API group. */
  boolean is(String kind, String group) {
    return kind().equals(kind) && id().apiVersion().startsWith(group + "/");
  }

  FieldCursor spec() {
    return root.get("spec");
  }

  /** Returns it as people name it. */
  String label() {
    return id().name().isEmpty() ? kind() : kind() + " " + id().name();
  }
}
