package dev.rollcall.cli;

import dev.rollcall.text.Spelling;
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

  /** Words the refusal of a value of which only some are taken. */
  static UsageException noneOf(String option, String value, List<String> known) {
    String near = Spelling.nearest(value, known);
    for (String each : known) {
      near = near == null && value.length() > 2 && each.startsWith(value) ? each : near;
    }
    String question = Spelling.question(near);
    return new UsageException(
        option + " \"" + value + "\" is none of " + String.join(", ", known) + question);
  }
}
