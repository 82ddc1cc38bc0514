package dev.rollcall.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that differ from a revision, told by the git of the machine. */
public final class GitChanges {

  private GitChanges() {}

  /** Returns the files that were changed or added since the revision, those unknown to git too. */
  public static Set<Path> since(String revision, Path workingDirectory)
      throws GitTree.GitException, IOException {
    String top = run(workingDirectory, "rev-parse", "--show-toplevel").strip();
    // A revision that looks like an option is none.
    String commit =
        run(workingDirectory, "rev-parse", "--verify", "--end-of-options", revision + "^{commit}")
            .strip();
    String[] hash = commit.split("\n");
    Path root = Path.of(top);
    String changed =
        run(root, "diff", "--name-only", "-z", "--diff-filter=d", hash[hash.length - 1]);
    String unknown = run(root, "ls-files", "-z", "--others", "--exclude-standard");
    Set<Path> files = new HashSet<>();
    for (String name : (changed + unknown).split("\0")) {
      Path file = root.resolve(name);
      if (!name.isEmpty() && Files.exists(file)) {
        files.add(file.toRealPath());
      }
    }
    return files;
  }

  private static String run(Path directory, String... arguments)
      throws GitTree.GitException, IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", directory.toAbsolutePath().toString()));
    command.addAll(Arrays.asList(arguments));
    Path errors = Files.createTempFile("rollcall-", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectError(errors.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(errors.toFile()))
              .start();
      String said;
      try (InputStream in = process.getInputStream()) {
        said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        String problem = Files.readString(errors, StandardCharsets.UTF_8).strip();
        throw new GitTree.GitException(problem.lines().findFirst().orElse("git failed"));
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitTree.GitException("interrupted");
    } finally {
      Files.deleteIfExists(errors);
    }
  }
}
