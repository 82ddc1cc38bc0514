package dev.rollcall.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runs other programs of the machine. */
final class ExternalProgram {

  private static final int MAX_BYTES = 256 << 20;
  private static final int MAX_LINES = 3;
  private static final int MAX_MINUTES = 2;
  private static final int KILLED = 137;

  /** A line of klog: its letter and day, time, process and place before what it says. */
  private static final Pattern LOGGED =
      Pattern.compile("[EWIF]\\d{4} [\\d:.]+ +\\d+ \\S+] (?:\"command failed\" err=)?\"?(.*?)\"?");

  private ExternalProgram() {}

  /**
   * What a program came to.
   *
   * @param problem why it failed, null if it did not
   */
  record Outcome(String output, @Nullable String problem) {}

  /** Finds a program on the PATH, never in the directory that is linted. */
  static @Nullable Path find(String name, CommandContext terminal) {
    String path = terminal.environment().getOrDefault("PATH", "");
    for (String entry : path.split(File.pathSeparator)) {
      for (String file : new String[] {name, name + ".exe"}) {
        Path program = program(entry, file);
        if (program != null) {
          return program;
        }
      }
    }
    return null;
  }

  private static @Nullable Path program(String directory, String file) {
    try {
      Path at = Path.of(directory);
      Path program = at.resolve(file);
      // A relative entry would be a program of whoever wrote the manifests.
      boolean usable = at.isAbsolute() && Files.isRegularFile(program);
      return usable && Files.isExecutable(program) ? program : null;
    } catch (InvalidPathException e) {
      return null; // no directory, so nothing is in it
    }
  }

  /** Runs a program to its end and returns its output. */
  static Outcome run(List<String> command, Path directory) {
    Path errors = null;
    try {
      errors = Files.createTempFile("rollcall-", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toAbsolutePath().toFile())
              .redirectError(errors.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(errors.toFile()))
              .start();
      guard(process);
      String output;
      try (InputStream in = process.getInputStream()) {
        output = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      }
      int code = process.waitFor();
      if (code == KILLED) {
        return new Outcome("", "it did not end within " + MAX_MINUTES + " minutes");
      }
      return code == 0
          ? new Outcome(output, null)
          : new Outcome("", cause(Files.readString(errors)));
    } catch (IOException e) {
      return new Outcome("", String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome("", "interrupted");
    } finally {
      delete(errors);
    }
  }

  /** Ends a program that does not end by itself. */
  private static void guard(Process process) {
    Thread guard =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            },
            "rollcall-guard");
    guard.setDaemon(true);
    guard.start();
  }

  /** Returns what a program complains of; the cause often comes last, and behind warnings. */
  static String cause(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String lower = line.strip().toLowerCase(Locale.ROOT);
      boolean warning =
          lower.startsWith("warning")
              || lower.matches("[ewi]\\d{4} .*") // klog, before what kubectl says in words
              || lower.startsWith("# warning")
              || lower.contains("level=warn");
      if (!lower.isEmpty() && !warning) {
        lines.add(line.strip());
      }
    }
    if (lines.isEmpty()) {
      for (String line : text.lines().filter(each -> !each.isBlank()).limit(MAX_LINES).toList()) {
        lines.add(plain(line));
      }
    }
    if (lines.size() > 2 * MAX_LINES) {
      List<String> ends = new ArrayList<>(lines.subList(0, MAX_LINES));
      ends.add("…");
      ends.addAll(lines.subList(lines.size() - MAX_LINES, lines.size()));
      lines = ends;
    }
    return lines.isEmpty() ? "it says nothing" : String.join("; ", lines);
  }

  /** What klog puts in front is another one each time, and hides that causes are the same. */
  private static String plain(String line) {
    Matcher logged = LOGGED.matcher(line.strip());
    return logged.matches() ? logged.group(1).replace("\\\"", "\"") : line.strip();
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return; // the system clears the directory of temporary files
    }
  }
}
