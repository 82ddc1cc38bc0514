package dev.rollcall.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows long text a screen at a time where there is a terminal and a pager. */
final class Pager {

  private Pager() {}

  static void show(CommandContext terminal, String text) {
    if (!terminal.interactive() || !page(terminal, text)) {
      terminal.out().print(text);
    }
  }

  private static boolean page(CommandContext terminal, String text) {
    String wanted = terminal.environment().getOrDefault("PAGER", "less");
    List<String> command = new ArrayList<>(List.of(wanted.strip().split(" +")));
    Path program = command.get(0).isEmpty() ? null : ExternalProgram.find(command.get(0), terminal);
    if (program == null) {
      return false;
    }
    command.set(0, program.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putIfAbsent("LESS", "FRX");
    terminal.out().flush();
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        process.waitFor(); // the reader has seen enough
        return true;
      }
      process.waitFor();
      return true;
    } catch (IOException e) {
      return false; // it is printed instead
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
