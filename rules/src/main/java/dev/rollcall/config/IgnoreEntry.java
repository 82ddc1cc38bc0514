package dev.rollcall.config;

import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.text.Glob;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish in a configuration that rules keep silent about some objects.
 *
 * @param rules the rules
 * @param kinds what the kind is, empty for any
 * @param names what the name is like, empty for any
 * @param namespaces what the namespace is like, empty for any
 * @param paths where the file is, empty for anywhere
 */
public record IgnoreEntry(
    List<Named> rules,
    List<Glob> kinds,
    List<Glob> names,
    List<Glob> namespaces,
    List<Glob> paths,
    String reason,
    @Nullable LocalDate until,
    Location location) {

  /** The id of a rule and where it is written. */
  public record Named(String rule, Location location) {}

  public IgnoreEntry {
    rules = List.copyOf(rules);
    kinds = List.copyOf(kinds);
    names = List.copyOf(names);
    namespaces = List.copyOf(namespaces);
    paths = List.copyOf(paths);
  }

  /**
   * Returns whether it is about an object.
   *
   * @param path the file, relative to the directory of the configuration
   * @param object the object, null for the file itself
   */
  public boolean covers(String path, @Nullable ObjectId object) {
    if (!paths.isEmpty() && !Overlay.matches(paths, path)) {
      return false;
    }
    if (object == null) {
      return kinds.isEmpty() && names.isEmpty() && namespaces.isEmpty();
    }
    String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
    return matches(kinds, object.kind())
        && matches(names, object.name())
        && matches(namespaces, namespace);
  }

  private static boolean matches(List<Glob> globs, String name) {
    for (Glob glob : globs) {
      if (glob.matchesName(name)) {
        return true;
      }
    }
    return globs.isEmpty();
  }
}
