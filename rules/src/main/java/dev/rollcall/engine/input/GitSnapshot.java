package dev.rollcall.engine.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file or directory as it was at a revision, read with the git of the machine. */
public final class GitSnapshot implements AutoCloseable {

  /** What a revision starts with on the command line. */
  public static final String PREFIX = "git:";

  /** Thrown where git cannot say what was there; the message is git's own. */
  public static final class GitException extends Exception {
    private static final long serialVersionUID = 1;

    GitException(String message) {
      super(message);
    }
  }

  private final Path archive;
  private final FileSystem files;
  private final String label;
  private final String name;

  private GitSnapshot(Path archive, FileSystem files, String label, String name) {
    this.archive = archive;
    this.files = files;
    this.label = label;
    this.name = name;
  }

  /**
   * Reads a revision of a path of the work tree.
   *
   * @param path a file or directory as the user writes it, which exists now
   */
  public static GitSnapshot open(String revision, String path, Path workingDirectory)
      throws GitException, IOException {
    Path resolved = workingDirectory.resolve(path).toAbsolutePath().normalize();
    boolean directory = Files.isDirectory(resolved);
    Path parent = resolved.getParent();
    Path where = directory || parent == null ? resolved : parent;
    String name = directory ? "" : String.valueOf(resolved.getFileName());
    Path archive = Files.createTempFile("rollcall-", ".zip");
    try {
      // Everything after the option that ends options is a revision, even if it looks like one.
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "--literal-pathspecs", "archive", "--format=zip", "--end-of-options", revision));
      if (!name.isEmpty()) {
        arguments.add(name);
      }
      try (OutputStream out = Files.newOutputStream(archive)) {
        Git.run(where, arguments, out, "git archive failed");
      }
      return new GitSnapshot(
          archive, FileSystems.newFileSystem(archive), revision + ":" + path, name);
    } catch (GitException | IOException e) {
      Files.deleteIfExists(archive);
      throw e;
    }
  }

  /** Returns the files of the revision. */
  public Inputs inputs(InputFinder loader) {
    return loader.find(label, files.getPath("/" + name));
  }

  /** Returns whether the directory held a file of a name. */
  public boolean holds(String file) {
    return name.isEmpty() && Files.isRegularFile(files.getPath("/" + file));
  }

  /**
   * Returns the files of the revision by the names that they have in the work tree.
   *
   * @param path the path as the user writes it
   */
  public Inputs inputsAs(String path, InputFinder loader) {
    Path root = files.getPath("/" + name);
    return Files.exists(root) ? loader.find(path, root) : new Inputs(List.of(), List.of());
  }

  @Override
  public void close() throws IOException {
    files.close();
    Files.deleteIfExists(archive);
  }
}
