package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that rules look at beside DaemonSets and Nodes, such as a Namespace or a PriorityClass.
 *
 * @param content the whole object, for the few fields that a rule asks for
 * @param overlay the directory whose kustomization made this of the object, where others make
 *     something else of it, or empty
 */
public record GenericObject(
    SourceObject origin, FieldLocation place, ObjectMeta meta, FieldCursor content, String overlay)
    implements Manifest {

  static GenericObject read(FieldCursor object, SourceObject origin) {
    return new GenericObject(
        origin, object.place(), ObjectMeta.read(object.get("metadata")), object, "");
  }

  /** Returns the same object as what the kustomization of a directory makes of it. */
  public GenericObject builtBy(String directory) {
    return new GenericObject(origin, place, meta, content, directory);
  }

  /** Returns the text of the field at the end of a chain of names, empty if there is none. */
  public String text(String... names) {
    String text = content.path(names).text();
    return text == null ? "" : text;
  }

  /** Returns the strings of the list at the end of a chain of names. */
  public List<Value<String>> strings(String... names) {
    return FieldLists.strings(content.path(names));
  }

  public String kind() {
    return origin.object().kind();
  }

  /** Compared by identity: two equal manifests are still two. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
