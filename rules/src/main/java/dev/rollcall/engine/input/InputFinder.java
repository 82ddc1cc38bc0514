package dev.rollcall.engine.input;

import dev.rollcall.text.UnixPath;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that paths stand for: files as they are, directories walked for {@code .yaml},
 * {@code .yml}, {@code .json}.
 */
public final class InputFinder {

  /** The path that means standard input. */
  public static final String STDIN = "-";

  private final Path workingDirectory;
  private final boolean everything;
  private final Consumer<Input> found;

  /**
   * Creates a loader that leaves out what is below {@code vendor}, {@code node_modules} and {@code
   * testdata}, and what git ignores.
   *
   * @param workingDirectory what relative paths are relative to
   */
  public InputFinder(Path workingDirectory) {
    this(workingDirectory, false);
  }

  /**
   * Creates a loader.
   *
   * @param everything whether directories of other projects and what git ignores is read as well
   */
  public InputFinder(Path workingDirectory, boolean everything) {
    this(workingDirectory, everything, input -> {});
  }

  /**
   * Creates a loader.
   *
   * @param found is told of each file as it is found in a directory
   */
  public InputFinder(Path workingDirectory, boolean everything, Consumer<Input> found) {
    this.workingDirectory = workingDirectory;
    this.everything = everything;
    this.found = found;
  }

  /** Finds the files behind paths as a user writes them. */
  public Inputs find(List<String> paths) {
    DirectoryWalker walk = new DirectoryWalker(everything, found);
    List<Path> roots = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(STDIN)) {
        walk.add(new Input(STDIN, null));
        continue;
      }
      Path resolved = resolve(path);
      if (resolved != null && Files.isDirectory(resolved)) {
        roots.add(resolved);
        walk.walk(UnixPath.ofSystem(path), resolved);
      } else if (resolved != null && Files.exists(resolved)) {
        walk.add(new Input(UnixPath.ofSystem(path), resolved));
        Path parts = partsOf(resolved);
        if (parts != null) {
          walk.walk(UnixPath.ofSystem(path) + ".d", parts);
        }
      } else {
        walk.unreadable(AbsentPath.problem(path, resolved));
      }
    }
    return walk.inputs(roots);
  }

  /**
   * k3s and RKE2 read config.yaml.d beside config.yaml, and one without the other is half of it.
   */
  private static @Nullable Path partsOf(Path file) {
    Path name = file.getFileName();
    if (name == null || !name.toString().equals("config.yaml")) {
      return null;
    }
    Path parts = file.resolveSibling("config.yaml.d");
    return Files.isDirectory(parts) ? parts : null;
  }

  /** Returns null if no file can have such a name. */
  private @Nullable Path resolve(String path) {
    try {
      return workingDirectory.resolve(path);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /**
   * Finds the files at or below a path.
   *
   * @param name what the path is called in findings
   */
  public Inputs find(String name, Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      return new Inputs(List.of(new Input(name, path)), List.of());
    }
    DirectoryWalker walk = new DirectoryWalker(everything, found);
    walk.walk(name, path);
    return walk.inputs(List.of(path));
  }
}
