package dev.rollcall.cli;

import java.util.List;

/**
 * Thrown where arguments or configuration are wrong; each line names what is wrong and the remedy.
 */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<String> lines;

  UsageException(String message) {
    this(List.of(message));
  }

  UsageException(List<String> lines) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
  }

  void tell(CommandContext terminal) {
    lines.forEach(terminal::printError);
  }
}
