package dev.rollcall.cli;

import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command runs: its streams, its environment, its directory.
 *
 * @param interactive whether standard output is a terminal
 * @param color when output is coloured; {@code AUTO} leaves it to the terminal and the environment
 */
public record CommandContext(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path workingDirectory,
    boolean interactive,
    ColorChoice color) {

  /** When output is coloured. */
  enum ColorChoice {
    AUTO,
    ALWAYS,
    NEVER
  }

  private static final int DEFAULT_WIDTH = 80;

  public CommandContext(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Path workingDirectory,
      boolean interactive) {
    this(in, out, err, environment, workingDirectory, interactive, ColorChoice.AUTO);
  }

  /** Returns the same context, coloured at other times. */
  CommandContext with(ColorChoice choice) {
    return new CommandContext(in, out, err, environment, workingDirectory, interactive, choice);
  }

  /** Returns the same context in another directory. */
  CommandContext in(Path directory) {
    return new CommandContext(in, out, err, environment, directory, interactive, color);
  }

  /** Returns whether two names stand for one file, which is no directory. */
  boolean isOneFile(String one, String other) {
    Path first = workingDirectory.resolve(one).toAbsolutePath().normalize();
    Path second = workingDirectory.resolve(other).toAbsolutePath().normalize();
    return first.equals(second) && !Files.isDirectory(first);
  }

  /** Says something beside the output, in words that no terminal and no build server obeys. */
  void printError(String message) {
    printErrorAt("rollcall", message);
  }

  /** Says something of a place in a file, in several lines for people who are there to read it. */
  void printErrorAt(String place, String message) {
    String text = TextSanitizer.text(place + ": " + message);
    if (interactive) {
      StringBuilder lines = new StringBuilder();
      WordWrap.append(lines, text, 0, 2, width());
      text = lines.toString();
    }
    err.println(WorkflowCommandEscaper.escape(text));
  }

  /**
   * Returns the style of what is printed. An option overrides the environment: NO_COLOR, then
   * FORCE_COLOR and CLICOLOR_FORCE, then CLICOLOR and TERM.
   */
  AnsiStyle style() {
    boolean coloured =
        switch (color) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> isColouredByEnvironment();
        };
    return coloured ? AnsiStyle.COLOUR : AnsiStyle.PLAIN;
  }

  private boolean isColouredByEnvironment() {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (isOn("FORCE_COLOR") || isOn("CLICOLOR_FORCE")) {
      return true;
    }
    return interactive
        && !environment.getOrDefault("TERM", "").equals("dumb")
        && !environment.getOrDefault("CLICOLOR", "").equals("0");
  }

  private boolean isOn(String variable) {
    String value = environment.getOrDefault(variable, "");
    return !value.isEmpty() && !value.equals("0");
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
