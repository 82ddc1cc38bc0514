package dev.rollcall.engine.input;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.text.Glob;
import dev.rollcall.text.UnixPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that paths stand for, in the order of their names, and the paths that stand for none.
 *
 * @param roots the directories that were walked
 * @param excluded what is left out, by the configuration or because it is a link
 */
public record Inputs(
    List<Input> files, List<InputError> unreadable, List<Path> roots, List<SkippedInput> excluded) {

  public Inputs {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
    roots = List.copyOf(roots);
    excluded = List.copyOf(excluded);
  }

  public Inputs(List<Input> files, List<InputError> unreadable) {
    this(files, unreadable, List.of(), List.of());
  }

  public Inputs with(List<InputError> others) {
    return new Inputs(files, others, roots, excluded);
  }

  /**
   * Returns the inputs without files that match patterns; those are counted as excluded.
   *
   * @param directory the directory that patterns are relative to
   */
  public Inputs without(List<String> patterns, Path directory) {
    if (patterns.isEmpty()) {
      return this;
    }
    List<Glob> globs = new ArrayList<>();
    patterns.forEach(pattern -> globs.add(Glob.path(pattern)));
    List<Input> kept = new ArrayList<>();
    List<SkippedInput> left = new ArrayList<>(excluded);
    for (Input input : files) {
      if (input.path() != null && matches(globs, relative(input.path(), directory))) {
        left.add(new SkippedInput(input.name(), "excluded-file", 1));
      } else {
        kept.add(input);
      }
    }
    return new Inputs(kept, unreadable, roots, left);
  }

  private static boolean matches(List<Glob> globs, String path) {
    for (Glob glob : globs) {
      if (glob.matchesPath(path)) {
        return true;
      }
    }
    return false;
  }

  private static String relative(Path path, Path directory) {
    return UnixPath.relative(
        directory.toAbsolutePath().normalize(), path.toAbsolutePath().normalize());
  }
}
