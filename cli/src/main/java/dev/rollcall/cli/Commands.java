package dev.rollcall.cli;

import java.util.List;

/** The commands, in the order of the help. */
final class Commands {

  private Commands() {}

  static List<Command> all() {
    return List.of(
        new LintCommand(),
        new PlaceCommand(),
        new DiffCommand(),
        new RolloutCommand(),
        new ExplainCommand(),
        new RulesCommand(),
        new ClustersCommand(),
        new ConfigCommand(),
        new InitCommand(),
        new SchemaCommand(),
        new CompletionCommand());
  }
}
