package dev.rollcall.cli;

import java.util.List;

/** A command of the command line. */
interface Command {

  String name();

  /** Returns one line that says what it answers. */
  String summary();

  /** Adds options, parameters and the text of {@code --help}. */
  void describe(CommandSyntax syntax);

  /** Returns command lines that the help shows. */
  default List<UsageExample> examples() {
    return List.of();
  }

  /** Returns the pairs of options that make no sense together. */
  default List<ConflictingOptions> exclusions() {
    return List.of();
  }

  /** Runs it on parsed arguments. */
  ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException;
}
