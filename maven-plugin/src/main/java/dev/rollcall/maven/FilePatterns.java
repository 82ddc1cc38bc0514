package dev.rollcall.maven;

import dev.rollcall.text.Glob;
import dev.rollcall.text.UnixPath;
import java.util.ArrayList;
import java.util.List;

/** Says which of the files found are read. */
final class FilePatterns {

  private final List<Glob> includes;
  private final List<Glob> excludes;

  FilePatterns(List<String> includes, List<String> excludes) {
    this.includes = globs(includes);
    this.excludes = globs(excludes);
  }

  private static List<Glob> globs(List<String> patterns) {
    List<Glob> globs = new ArrayList<>();
    for (String pattern : patterns) {
      globs.add(Glob.path(UnixPath.of(pattern.strip())));
    }
    return globs;
  }

  /**
   * Returns whether a file is read.
   *
   * @param names the paths that a pattern may mean the file by
   */
  boolean accept(List<String> names) {
    return (includes.isEmpty() || matches(includes, names)) && !matches(excludes, names);
  }

  private static boolean matches(List<Glob> globs, List<String> names) {
    for (Glob glob : globs) {
      for (String name : names) {
        if (glob.matchesPath(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
