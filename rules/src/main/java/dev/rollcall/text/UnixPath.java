package dev.rollcall.text;

import java.io.File;
import java.nio.file.Path;

/**
 * Paths with {@code /} between their parts on every system, as names of files and patterns have.
 */
public final class UnixPath {

  private UnixPath() {}

  /** Returns a pattern of paths, or a path that is none of this system, as written on Unix. */
  public static String of(String path) {
    return path.replace('\\', '/');
  }

  /** Returns a path as it is written on Unix. */
  public static String of(Path path) {
    return ofSystem(path.toString());
  }

  /** Returns a path that a user of this system wrote. */
  public static String ofSystem(String path) {
    return File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/');
  }

  /**
   * Returns a path relative to a directory, or the absolute path if it is on another drive.
   *
   * @param directory an absolute path
   * @param path an absolute path
   */
  public static String relative(Path directory, Path path) {
    return directory.getRoot() == null || !directory.getRoot().equals(path.getRoot())
        ? of(path)
        : of(directory.relativize(path));
  }
}
