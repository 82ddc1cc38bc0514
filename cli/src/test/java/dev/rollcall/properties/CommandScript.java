package dev.rollcall.properties;

import dev.rollcall.cli.CommandContext;
import dev.rollcall.cli.Main;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs the command lines of a file one after the other, and writes down what each printed. */
final class CommandScript {

  static final String COMMAND = "\n$ rollcall ";

  private CommandScript() {}

  /**
   * Runs the script.
   *
   * @param arguments the directory to run in, which holds standard input in stdin.yaml; the file of
   *     commands; the file to write
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    try (OutputStream record =
        new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
      for (String command : Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
        record.write((COMMAND + command + "\n").getBytes(StandardCharsets.UTF_8));
        record.write(run(directory, command.split(" ")));
      }
    }
  }

  /** Returns standard output, standard error and the exit code. */
  private static byte[] run(Path directory, String[] command) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (InputStream in = Files.newInputStream(directory.resolve("stdin.yaml"))) {
      CommandContext terminal =
          new CommandContext(
              in,
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              Map.of(),
              directory,
              false);
      int code = new Main(terminal).run(command);
      err.writeTo(out);
      out.write(("exit code " + code + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
