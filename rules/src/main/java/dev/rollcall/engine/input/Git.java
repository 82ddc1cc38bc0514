package dev.rollcall.engine.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the git of the machine. */
final class Git {

  private Git() {}

  /**
   * Runs a command in a directory and passes on what it prints.
   *
   * @param failure what to say where git fails and gives no reason
   */
  static void run(Path directory, List<String> arguments, OutputStream out, String failure)
      throws GitSnapshot.GitException, IOException {
    run(directory, arguments, Map.of(), out, failure);
  }

  /**
   * Runs a command with variables of its environment set.
   *
   * @param failure what to say where git fails and gives no reason
   */
  static void run(
      Path directory,
      List<String> arguments,
      Map<String, String> variables,
      OutputStream out,
      String failure)
      throws GitSnapshot.GitException, IOException {
    List<String> command =
        new ArrayList<>(List.of("git", "-C", directory.toAbsolutePath().toString()));
    command.addAll(arguments);
    // A file takes what git complains of: two pipes would have to be read at a time.
    Path errors = Files.createTempFile("rollcall-", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectError(errors.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(errors.toFile()));
      builder.environment().putAll(variables);
      Process process = builder.start();
      try (InputStream in = process.getInputStream()) {
        in.transferTo(out);
      }
      if (process.waitFor() != 0) {
        String said = Files.readString(errors, StandardCharsets.UTF_8).strip();
        throw new GitSnapshot.GitException(said.lines().findFirst().orElse(failure));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitSnapshot.GitException("interrupted");
    } finally {
      Files.deleteIfExists(errors);
    }
  }
}
