package dev.rollcall.engine.input;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to read.
 *
 * @param name what it is called in findings
 * @param path where it is, null for standard input
 * @param below its path below the directory that it was found in, empty if the user names it
 */
public record Input(String name, @Nullable Path path, String below) {

  /** Creates an input that the user names. */
  public Input(String name, @Nullable Path path) {
    this(name, path, "");
  }

  /** Returns whether it was found in a directory, among files of other kinds. */
  public boolean isFound() {
    return !below.isEmpty();
  }

  /** Returns whether the directory that it was found in is a whole repository of git. */
  public boolean isOfWholeRepository() {
    Path root = path;
    for (int i = below.split("/").length; i > 0 && root != null && isFound(); i--) {
      root = root.toAbsolutePath().normalize().getParent();
    }
    return isFound() && root != null && Files.exists(root.resolve(".git"));
  }
}
