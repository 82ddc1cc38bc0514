package dev.rollcall.model;

import dev.rollcall.source.Origin;
import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that rules look at beside DaemonSets and Nodes, such as a Namespace or a PriorityClass.
 *
 * @param content the whole object, for the few fields that a rule asks for
 */
public record OtherObject(Origin origin, Place place, ObjectMeta meta, Field content)
    implements Manifest {

  static OtherObject read(Field object, Origin origin) {
    return new OtherObject(origin, object.place(), ObjectMeta.read(object.get("metadata")), object);
  }

  /** Returns the text of the field at the end of a chain of names, empty where there is none. */
  public String text(String... names) {
    String text = content.at(names).text();
    return text == null ? "" : text;
  }

  /** Returns the strings of the list at the end of a chain of names. */
  public List<Value<String>> strings(String... names) {
    return Lists.strings(content.at(names));
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
