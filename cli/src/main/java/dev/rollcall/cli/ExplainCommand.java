package dev.rollcall.cli;

import dev.rollcall.page.RulePages;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the page of a rule. */
final class ExplainCommand implements Command {

  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "Print the page of a rule: what it means, why it matters, what to do.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(Options.parameters("RULE", "1..*", "The id of a rule."));
  }

  @Override
  public ExitCode run(ParseResult arguments, Terminal terminal) throws UsageException {
    for (String id : Options.parameters(arguments)) {
      terminal.out().print(RulePages.markdown(find(id)));
    }
    return ExitCode.OK;
  }

  private static Rule find(String id) throws UsageException {
    for (Rule rule : BuiltInRules.all()) {
      if (rule.info().id().equals(id)) {
        return rule;
      }
    }
    throw new UsageException("\"" + id + "\" is no rule; see: rollcall rules");
  }
}
