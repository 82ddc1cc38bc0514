package dev.rollcall.engine.input;

import dev.rollcall.config.Config;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.source.Span;
import dev.rollcall.text.UnixPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the manifests below directories. Links to directories are not followed: what is inside
 * the tree is found where it is, and whoever wrote the tree shall not choose what else is read.
 */
final class DirectoryWalker {

  /** Directories of code that others wrote, or of inputs for tests. */
  private static final Set<String> OF_OTHERS = Set.of("vendor", "node_modules", "testdata");

  private final boolean everything;
  private final Consumer<Input> found;
  private final Map<String, Input> files = new LinkedHashMap<>();

  /** Archives below directories, which are other dumps, or charts, where there are manifests. */
  private final Map<String, Input> archives = new LinkedHashMap<>();

  private final List<InputError> unreadable = new ArrayList<>();
  private final List<SkippedInput> skipped = new ArrayList<>();

  /**
   * Creates a walker.
   *
   * @param everything whether directories of other projects and what git ignores is read as well
   * @param found is told of each file as it is found in a directory
   */
  DirectoryWalker(boolean everything, Consumer<Input> found) {
    this.everything = everything;
    this.found = found;
  }

  /** Adds an input; two paths to one file are one. */
  void add(Input input) {
    Path path = input.path();
    files.putIfAbsent(path == null ? input.name() : absolute(path), input);
  }

  private static String absolute(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  void unreadable(InputError what) {
    unreadable.add(what);
  }

  /** Returns what was found, in the order of the names. */
  Inputs inputs(List<Path> roots) {
    List<Input> sorted = new ArrayList<>((files.isEmpty() ? archives : files).values());
    if (!files.isEmpty()) {
      archives.values().forEach(one -> skipped.add(new SkippedInput(one.name(), "archive", 1)));
    }
    sorted.sort((one, other) -> one.name().compareTo(other.name()));
    unreadable.sort((one, other) -> one.name().compareTo(other.name()));
    skipped.sort((one, other) -> one.file().compareTo(other.file()));
    return new Inputs(sorted, unreadable, roots, skipped);
  }

  /**
   * Walks a directory.
   *
   * @param given what the directory is called in findings
   */
  void walk(String given, Path root) {
    try {
      Path start = root.toRealPath();
      Files.walkFileTree(start, new Visitor(given, root, start));
    } catch (IOException e) {
      unreadable.add(new InputError(given, Span.START, IoErrors.describe(e)));
    }
  }

  /**
   * What the files of one directory share: all of its paths are made once.
   *
   * @param path the directory below the one that was given, as the user would write it
   * @param name what it is called in findings, with a slash behind it, or empty
   * @param below its path below the one that was given, with a slash behind it, or empty
   * @param key the same for two paths to one directory, with a separator behind it
   */
  private record Directory(Path path, String name, String below, String key) {}

  /** Visits one tree. */
  private final class Visitor extends SimpleFileVisitor<Path> {

    private final String given;
    private final Path root;
    private final Path start;
    private final GitIgnoreFiles ignored;
    private final Deque<Directory> directories = new ArrayDeque<>();

    /**
     * Creates a visitor.
     *
     * @param root the directory as it was given
     * @param start where it really is
     */
    Visitor(String given, Path root, Path start) {
      this.given = given;
      this.root = root;
      this.start = start;
      this.ignored = GitIgnoreFiles.above(start);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      if (!dir.equals(start)) {
        String name = dir.getFileName().toString();
        if (name.startsWith(".")) {
          return FileVisitResult.SKIP_SUBTREE;
        }
        if (!everything && (OF_OTHERS.contains(name) || ignored.ignores(dir, true))) {
          skipped.add(new SkippedInput(name(dir), "ignored-directory", 1));
          return FileVisitResult.SKIP_SUBTREE;
        }
      }
      ignored.enter(dir);
      directories.push(directory(start.relativize(dir)));
      return FileVisitResult.CONTINUE;
    }

    private Directory directory(Path relative) {
      Path path = root.resolve(relative);
      String below = UnixPath.of(relative);
      String prefix = below.isEmpty() ? "" : below + "/";
      String key = absolute(path);
      return new Directory(
          path, nameOf(prefix), prefix, key.endsWith(File.separator) ? key : key + File.separator);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      boolean link = attributes.isSymbolicLink();
      if (link && Files.isDirectory(file)) {
        if (!name.startsWith(".")) {
          skipped.add(new SkippedInput(name(file), "linked-directory", 1));
        }
      } else if (isManifest(name)) {
        String reason = leftOut(file, name, link);
        if (reason == null) {
          manifest(file, name, link, files);
        } else {
          skipped.add(new SkippedInput(name(file), reason, 1));
        }
      } else if (ArchiveReader.isArchive(name)) {
        manifest(file, name, link, archives);
      } else if (attributes.isRegularFile() && !ignored.ignores(file, false)) {
        String reason = UnreadFiles.reason(file);
        if (reason != null) {
          skipped.add(new SkippedInput(name(file), reason, 1));
        }
      }
      return FileVisitResult.CONTINUE;
    }

    private @Nullable String leftOut(Path file, String name, boolean link) {
      if (name.startsWith("._")) {
        return "binary-file"; // AppleDouble: what a Mac keeps of a file on disks of others
      }
      if (link && !Files.exists(file)) {
        return "dangling-link";
      }
      return !everything && ignored.ignores(file, false) ? "ignored-file" : null;
    }

    private void manifest(Path file, String name, boolean link, Map<String, Input> into) {
      try {
        if (link && !file.toRealPath().startsWith(start)) {
          skipped.add(new SkippedInput(name(file), "link-out-of-tree", 1));
          return;
        }
        Directory directory = directories.element();
        Input input =
            new Input(
                directory.name() + name, directory.path().resolve(name), directory.below() + name);
        if (into.putIfAbsent(directory.key() + name, input) == null && into == files) {
          found.accept(input);
        }
      } catch (IOException e) {
        unreadable.add(new InputError(name(file), Span.START, IoErrors.describe(e)));
      }
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (isManifest(file.getFileName().toString()) || Files.isDirectory(file)) {
        unreadable.add(new InputError(name(file), Span.START, IoErrors.describe(e)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) {
      ignored.leave();
      directories.pop();
      if (e != null) {
        unreadable.add(new InputError(name(dir), Span.START, IoErrors.describe(e)));
      }
      return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
      String below = UnixPath.of(start.relativize(file));
      return below.isEmpty() ? given : nameOf(below);
    }

    private String nameOf(String below) {
      if (given.equals(".")) {
        return below;
      }
      return (given.endsWith("/") ? given : given + "/") + below;
    }
  }

  private static boolean isManifest(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return !name.equals(Config.FILE_NAME)
        && ArchiveReader.isManifest(ArchiveReader.withoutGz(name));
  }
}
