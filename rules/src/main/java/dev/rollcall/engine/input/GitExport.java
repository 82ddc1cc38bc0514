package dev.rollcall.engine.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A repository as it was at a revision, written to a temporary directory for programs that read
 * files around the one that they are given. The work tree and the index of the user stay as they
 * are.
 */
public final class GitExport implements AutoCloseable {

  private final Path top;
  private final Path temporary;

  private GitExport(Path top, Path temporary) {
    this.top = top;
    this.temporary = temporary;
  }

  /**
   * Writes a revision of the repository around a directory.
   *
   * @throws GitSnapshot.GitException if git cannot say what was there
   */
  public static GitExport open(String revision, Path directory)
      throws GitSnapshot.GitException, IOException {
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    Git.run(directory, List.of("rev-parse", "--show-toplevel"), found, "no repository of git");
    Path top = Path.of(found.toString(StandardCharsets.UTF_8).strip());
    GitExport export = new GitExport(top, Files.createTempDirectory("rollcall-"));
    try {
      export.write(revision);
      return export;
    } catch (GitSnapshot.GitException | IOException e) {
      export.close();
      throw e;
    }
  }

  /** An index of its own keeps that of the user as it is. */
  private void write(String revision) throws GitSnapshot.GitException, IOException {
    Map<String, String> index =
        Map.of("GIT_INDEX_FILE", temporary.resolve("index").toAbsolutePath().toString());
    OutputStream nowhere = OutputStream.nullOutputStream();
    String tree = treeOf(revision);
    Git.run(top, List.of("read-tree", tree), index, nowhere, "git read-tree failed");
    String prefix = "--prefix=" + root().toAbsolutePath() + "/";
    Git.run(
        top,
        List.of("checkout-index", "--all", "--force", prefix),
        index,
        nowhere,
        "git checkout-index failed");
    // What looks for the top of the repository finds it here, and goes no further up.
    Files.createDirectories(root().resolve(".git"));
  }

  /** What the user writes may look like an option, which a tree's name never does. */
  private String treeOf(String revision) throws GitSnapshot.GitException, IOException {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    Git.run(
        top,
        List.of("rev-parse", "--verify", "--end-of-options", revision + "^{tree}"),
        tree,
        "no such revision");
    return tree.toString(StandardCharsets.UTF_8).lines().reduce("", (first, last) -> last);
  }

  private Path root() {
    return temporary.resolve("tree");
  }

  /**
   * Returns where a path of the work tree stands in the copy, whether or not it was there then.
   *
   * @throws IOException if the path is in no directory of the repository
   */
  public Path copyOf(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path real = Files.exists(absolute) ? absolute.toRealPath() : absolute;
    if (!real.startsWith(top)) {
      throw new IOException(path + " is not in the repository " + top);
    }
    return root().resolve(top.relativize(real).toString());
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
