package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.source.Span;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the files that paths stand for: files as they are, directories walked for {@code .yaml},
 * {@code .yml}, {@code .json}.
 */
public final class Loader {

  /** The path that means standard input. */
  public static final String STDIN = "-";

  private final Path workingDirectory;

  /**
   * Makes a loader.
   *
   * @param workingDirectory what relative paths are relative to
   */
  public Loader(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** Finds the files behind paths as a user writes them. */
  public Inputs find(List<String> paths) {
    Map<String, Input> files = new LinkedHashMap<>();
    List<Unreadable> unreadable = new ArrayList<>();
    List<Path> roots = new ArrayList<>();
    for (String path : paths) {
      if (path.equals(STDIN)) {
        files.putIfAbsent(STDIN, new Input(STDIN, null));
        continue;
      }
      Path resolved = workingDirectory.resolve(path);
      if (Files.isDirectory(resolved)) {
        roots.add(resolved);
        walk(path, resolved, files, unreadable);
      } else if (Files.exists(resolved)) {
        String name = slashed(path);
        files.putIfAbsent(key(resolved), new Input(name, resolved));
      } else {
        unreadable.add(new Unreadable(slashed(path), Span.START, "no such file or directory"));
      }
    }
    List<Input> sorted = new ArrayList<>(files.values());
    sorted.sort(Comparator.comparing(Input::name));
    return new Inputs(sorted, unreadable, roots, List.of());
  }

  /**
   * Finds the files at or below a path.
   *
   * @param name what the path is called in findings
   */
  public Inputs find(String name, Path path) {
    if (Files.isRegularFile(path)) {
      return new Inputs(List.of(new Input(name, path)), List.of());
    }
    Map<String, Input> files = new LinkedHashMap<>();
    List<Unreadable> unreadable = new ArrayList<>();
    walk(name, path, files, unreadable);
    List<Input> sorted = new ArrayList<>(files.values());
    sorted.sort(Comparator.comparing(Input::name));
    return new Inputs(sorted, unreadable, List.of(path), List.of());
  }

  private static void walk(
      String given, Path root, Map<String, Input> files, List<Unreadable> unreadable) {
    try {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              boolean hidden = !dir.equals(root) && dir.getFileName().toString().startsWith(".");
              return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (isManifest(file)) {
                files.putIfAbsent(key(file), new Input(nameOf(given, root, file), file));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              // A broken link counts where a manifest was expected, a loop wherever it is.
              if (e instanceof FileSystemLoopException
                  || isManifest(file)
                  || Files.isDirectory(file)) {
                unreadable.add(
                    new Unreadable(nameOf(given, root, file), Span.START, Failures.describe(e)));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      unreadable.add(new Unreadable(slashed(given), Span.START, Failures.describe(e)));
    }
  }

  private static boolean isManifest(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.equals(Config.FILE_NAME)) {
      return false;
    }
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  /** Two paths to one file are one input. */
  private static String key(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  private static String nameOf(String given, Path root, Path file) {
    String below = slashed(root.relativize(file).toString());
    String prefix = slashed(given);
    if (prefix.equals(".")) {
      return below;
    }
    return below.isEmpty() ? prefix : (prefix.endsWith("/") ? prefix : prefix + "/") + below;
  }

  private static String slashed(String path) {
    return java.io.File.separatorChar == '/' ? path : path.replace(java.io.File.separatorChar, '/');
  }
}
