package dev.rollcall.cli;

import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.TextSanitizer;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command runs: its streams, its environment, its directory.
 *
 * @param interactive whether standard output is a terminal
 */
public record CommandContext(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path workingDirectory,
    boolean interactive) {

  private static final int DEFAULT_WIDTH = 80;

  /** Tells whether two names stand for one file, which is no directory. */
  boolean isOneFile(String one, String other) {
    Path first = workingDirectory.resolve(one).toAbsolutePath().normalize();
    Path second = workingDirectory.resolve(other).toAbsolutePath().normalize();
    return first.equals(second) && !Files.isDirectory(first);
  }

  /** Says something beside the output, in one line that no terminal and no build server obeys. */
  void printError(String message) {
    printErrorAt("rollcall", message);
  }

  /** Says something of a place in a file. */
  void printErrorAt(String place, String message) {
    err.println(WorkflowCommandEscaper.escape(TextSanitizer.text(place + ": " + message)));
  }

  /** Returns the style of what is printed: NO_COLOR and TERM=dumb are respected. */
  AnsiStyle style() {
    boolean refused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    return interactive && !refused ? AnsiStyle.COLOUR : AnsiStyle.PLAIN;
  }

  /** Returns how many columns a line may have. */
  int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return columns < 40 ? DEFAULT_WIDTH : Math.min(columns, 200);
    } catch (NumberFormatException e) {
      return DEFAULT_WIDTH; // not set, or not by a terminal
    }
  }
}
