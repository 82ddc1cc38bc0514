package dev.rollcall.gitops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds what objects name by a repository and a path in it, where the repository is the one that
 * they stand in themselves.
 */
public final class LocalRepository {

  private final List<Path> roots;

  /**
   * Creates a finder.
   *
   * @param roots directories that paths may be relative to where no repository of git is around
   */
  public LocalRepository(List<Path> roots) {
    List<Path> absolute = new ArrayList<>();
    roots.forEach(root -> absolute.add(root.toAbsolutePath().normalize()));
    this.roots = List.copyOf(absolute);
  }

  /**
   * Returns what a path of a repository stands for here, null if it is not here.
   *
   * @param url where the repository is, null if that is not known
   * @param from the directory of the object that names it
   */
  @Nullable Path find(@Nullable String url, String path, Path from) {
    Path top = topOf(from);
    String own = top == null ? null : originOf(top);
    if (url != null && own != null && !named(url).equals(named(own))) {
      return null;
    }
    if (top != null) {
      return inside(top, path);
    }
    for (Path root : roots) {
      Path found = inside(root, path);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Returns a path below a directory, null if nothing is there. */
  private static @Nullable Path inside(Path root, String path) {
    try {
      String relative = path.startsWith("/") ? path.substring(1) : path;
      Path found = root.resolve(relative).normalize();
      return found.startsWith(root) && Files.exists(found) ? found : null;
    } catch (InvalidPathException e) {
      return null; // no file has such a name
    }
  }

  private static @Nullable Path topOf(Path from) {
    for (Path at = from.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    return null;
  }

  /** Returns where the repository comes from, null if its configuration does not say. */
  private static @Nullable String originOf(Path top) {
    Path config = top.resolve(".git").resolve("config");
    if (!Files.isRegularFile(config)) {
      return null;
    }
    try {
      boolean origin = false;
      for (String line : Files.readAllLines(config)) {
        String stripped = line.strip();
        if (stripped.startsWith("[")) {
          origin = stripped.equals("[remote \"origin\"]");
        } else if (origin && stripped.startsWith("url")) {
          return stripped.substring(stripped.indexOf('=') + 1).strip();
        }
      }
    } catch (IOException e) {
      return null; // then it is not known
    }
    return null;
  }

  /** Returns owner and name, which are the same by all protocols and through mirrors. */
  private static String named(String url) {
    String plain = url.toLowerCase(Locale.ROOT).replaceAll("(\\.git)?/*$", "");
    String[] parts = plain.split("[/:]+");
    int last = parts.length - 1;
    return last < 1 ? plain : parts[last - 1] + "/" + parts[last];
  }
}
