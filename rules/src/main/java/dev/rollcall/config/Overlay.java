package dev.rollcall.config;

import dev.rollcall.rule.Profile;
import dev.rollcall.source.Location;
import dev.rollcall.text.Glob;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of rules, for some paths or for all.
 *
 * @param paths the paths that it holds for, empty for all
 */
public record Overlay(
    List<Glob> paths,
    @Nullable Profile profile,
    Map<String, RuleSetting> rules,
    Location location) {

  public Overlay {
    paths = List.copyOf(paths);
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
  }

  /** Returns whether it holds for a path relative to the directory of the configuration. */
  public boolean holdsFor(String path) {
    return paths.isEmpty() || matches(paths, path);
  }

  static boolean matches(List<Glob> globs, String path) {
    for (Glob glob : globs) {
      if (glob.matchesPath(path)) {
        return true;
      }
    }
    return false;
  }
}
