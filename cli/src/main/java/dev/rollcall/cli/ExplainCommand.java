package dev.rollcall.cli;

import dev.rollcall.page.RulePages;
import dev.rollcall.page.RuleSearch;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.text.MarkdownText;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints the page of a rule, or the rules that an error text leads to. */
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
    spec.addPositional(
        OptionSpecs.parameters("RULE", "1..*", "The id of a rule, or words of an error message."));
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall explain surge-host-port", "prints the page of the rule"),
        new UsageExample(
            "rollcall explain \"didn't have free ports\"", "names the rules that speak of it"));
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    MarkdownText pages = new MarkdownText(terminal.width(), terminal.style()::strong);
    StringBuilder out = new StringBuilder();
    for (String given : OptionSpecs.parameters(arguments)) {
      String text = withoutQuotes(given);
      Rule rule = find(text);
      out.append(rule == null ? listed(text) : pages.of(RulePages.markdown(rule)));
    }
    Pager.show(terminal, out.toString());
    return ExitCode.OK;
  }

  /** Error texts are pasted with the quotes around them. */
  private static String withoutQuotes(String text) {
    String stripped = text.strip();
    boolean quoted =
        stripped.length() > 1
            && "\"'`".indexOf(stripped.charAt(0)) >= 0
            && stripped.charAt(0) == stripped.charAt(stripped.length() - 1);
    return quoted ? stripped.substring(1, stripped.length() - 1) : text;
  }

  private static @Nullable Rule find(String id) {
    for (Rule rule : BuiltInRules.all()) {
      if (rule.info().id().equals(id)) {
        return rule;
      }
    }
    return null;
  }

  private static String listed(String text) throws UsageException {
    StringBuilder found = new StringBuilder();
    for (Rule rule : RuleSearch.byText(BuiltInRules.all(), text)) {
      found.append(rule.info().id()).append(": ").append(rule.info().summary()).append('\n');
    }
    if (!found.isEmpty()) {
      return found.toString();
    }
    List<String> ids = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      ids.add(rule.info().id());
    }
    String nearest = Spelling.nearest(text, ids);
    String advice = nearest == null ? "; see: rollcall rules" : Spelling.question(nearest);
    throw new UsageException("\"" + text + "\" is not a rule and in no message" + advice);
  }
}
