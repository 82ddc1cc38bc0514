package dev.rollcall.engine.input;

import dev.rollcall.text.Glob;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The {@code .gitignore} files around and below a directory of a work tree, as far as a walk has
 * come. Classes of characters are not supported: such a pattern leaves nothing out.
 */
final class GitIgnoreFiles {

  private record Pattern(Glob glob, boolean negated, boolean directories) {}

  private record Level(Path directory, List<Pattern> patterns) {}

  private final Deque<Level> levels = new ArrayDeque<>();
  private final boolean active;

  private GitIgnoreFiles(boolean active) {
    this.active = active;
  }

  /** Returns the files above a directory that a walk begins at; none outside of a work tree. */
  static GitIgnoreFiles above(Path start) {
    Path top = start;
    while (top != null && !Files.exists(top.resolve(".git"))) {
      top = top.getParent();
    }
    GitIgnoreFiles files = new GitIgnoreFiles(top != null);
    if (top != null) {
      for (Path part : top.relativize(start)) {
        if (!part.toString().isEmpty()) {
          files.enter(top);
          top = top.resolve(part);
        }
      }
      if (files.ignores(start, true)) {
        files.levels.clear(); // the user names it all the same
      }
    }
    return files;
  }

  /** Adds the file of a directory that the walk goes into. */
  void enter(Path directory) {
    if (active) {
      levels.push(new Level(directory, read(directory.resolve(".gitignore"))));
    }
  }

  /** Drops the file of a directory that the walk comes out of. */
  void leave() {
    if (active) {
      levels.poll();
    }
  }

  /** Returns whether a file or directory is left out; the last pattern of the nearest file wins. */
  boolean ignores(Path path, boolean directory) {
    for (Level level : levels) {
      if (level.patterns().isEmpty()) {
        continue;
      }
      String below = UnixPath.of(level.directory().relativize(path));
      for (int i = level.patterns().size() - 1; i >= 0; i--) {
        Pattern pattern = level.patterns().get(i);
        if ((directory || !pattern.directories()) && pattern.glob().matchesPath(below)) {
          return !pattern.negated();
        }
      }
    }
    return false;
  }

  private static List<Pattern> read(Path file) {
    List<Pattern> patterns = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return patterns;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.strip();
        boolean negated = text.startsWith("!");
        String pattern = negated ? text.substring(1) : text;
        if (!pattern.isEmpty() && !pattern.startsWith("#") && pattern.indexOf('[') < 0) {
          patterns.add(new Pattern(Glob.path(pattern), negated, pattern.endsWith("/")));
        }
      }
    } catch (MalformedInputException e) {
      return List.of(); // git compares bytes, and no name here has these
    } catch (IOException e) {
      return List.of(); // git itself goes on without a file that it cannot read
    }
    return patterns;
  }
}
