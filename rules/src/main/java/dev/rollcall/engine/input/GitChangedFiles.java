package dev.rollcall.engine.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that differ from a revision, told by the git of the machine. */
public final class GitChangedFiles {

  private GitChangedFiles() {}

  /** Returns the files that were changed or added since the revision, those unknown to git too. */
  public static Set<Path> since(String revision, Path workingDirectory)
      throws GitSnapshot.GitException, IOException {
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
      throws GitSnapshot.GitException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Git.run(directory, List.of(arguments), out, "git failed");
    return out.toString(StandardCharsets.UTF_8);
  }
}
