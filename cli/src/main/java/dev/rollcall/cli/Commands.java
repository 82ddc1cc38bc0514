package dev.rollcall.cli;

import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import java.util.List;
import java.util.function.Supplier;

/** The commands, in the order of the help. */
final class Commands {

  private Commands() {}

  static List<Command> all() {
    return all(BuiltInRules::all);
  }

  /**
   * Returns the commands.
   *
   * @param rules what lint asks; loading them takes time, so only lint does
   */
  static List<Command> all(Supplier<List<Rule>> rules) {
    return List.of(
        new LintCommand(rules),
        new PlaceCommand(),
        new DiffCommand(),
        new RolloutCommand(),
        new HistoryCommand(),
        new UpgradeCommand(rules),
        new ExplainCommand(),
        new RulesCommand(),
        new ClustersCommand(),
        new GroupsCommand(),
        new ConfigCommand(),
        new InitCommand(),
        new PolicyCommand(),
        new SchemaCommand(),
        new LspCommand(),
        new CompletionCommand(),
        new DoctorCommand());
  }
}
