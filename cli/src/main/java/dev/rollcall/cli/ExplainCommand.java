package dev.rollcall.cli;

import dev.rollcall.page.RulePages;
import dev.rollcall.page.RuleSearch;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.text.MarkdownText;
import dev.rollcall.text.Spelling;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.all("RULE", "1..*", "The id of a rule, or words of an error message."));
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall explain surge-host-port", "prints the page of the rule"),
        new UsageExample(
            "rollcall explain \"didn't have free ports\"", "names the rules that speak of it"));
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    MarkdownText pages = new MarkdownText(terminal.width(), terminal.style()::strong);
    StringBuilder out = new StringBuilder();
    for (String given : texts(arguments.parameters())) {
      String text = withoutQuotes(given);
      Rule rule = find(text);
      out.append(
          rule == null
              ? listed(text, terminal.width())
              : pages.of(RulePages.markdown(rule) + ignore(rule)));
    }
    Pager.show(terminal, out.toString());
    return ExitCode.OK;
  }

  /** Words none of which is a rule are one text that lacks its quotes. */
  private static List<String> texts(List<String> given) {
    for (String each : given) {
      if (find(each) != null) {
        return given;
      }
    }
    return List.of(String.join(" ", given));
  }

  private static String ignore(Rule rule) {
    return rule.info().ignorable()
        ? "\n## To accept one finding\n\nWrite above its line, with your reason:\n\n```yaml\n"
            + "# rollcall: ignore "
            + rule.info().id()
            + " -- REASON\n```\n"
        : "";
  }

  /** Error texts are pasted with the quotes around them, findings with the rule in brackets. */
  private static String withoutQuotes(String text) {
    String stripped = text.strip();
    boolean quoted =
        stripped.length() > 1
            && "\"'`".indexOf(stripped.charAt(0)) >= 0
            && stripped.charAt(0) == stripped.charAt(stripped.length() - 1);
    return quoted ? stripped.substring(1, stripped.length() - 1) : text;
  }

  private static @Nullable Rule find(String text) {
    for (Rule rule : BuiltInRules.all()) {
      String id = rule.info().id();
      if (id.equals(text) || text.contains("[" + id + "]")) {
        return rule;
      }
    }
    return null;
  }

  private static String listed(String text, int width) throws UsageException {
    StringBuilder found = new StringBuilder();
    for (Rule rule : RuleSearch.byText(BuiltInRules.all(), text)) {
      append(found, rule, width);
    }
    if (!found.isEmpty()) {
      return found.toString();
    }
    List<String> ids = new ArrayList<>();
    for (Rule rule : BuiltInRules.all()) {
      ids.add(rule.info().id());
    }
    String nearest = Spelling.nearest(text, ids);
    String pages = nearest == null ? listedByPage(text, width) : "";
    if (!pages.isEmpty()) {
      return pages;
    }
    String advice =
        text.toLowerCase(Locale.ROOT).matches("(ds|daemonsets?)[/ ].+")
            ? "; for a DaemonSet: rollcall place --daemonset NAME"
            : nearest == null ? "; see: rollcall rules" : Spelling.question(nearest);
    throw new UsageException("\"" + text + "\" is not a rule and in no message" + advice);
  }

  /** Returns the rules on whose pages a text stands, among the messages for instance. */
  private static String listedByPage(String text, int width) {
    StringBuilder found = new StringBuilder();
    String wanted = text.toLowerCase(Locale.ROOT);
    for (Rule rule : BuiltInRules.all()) {
      if (RulePages.markdown(rule).toLowerCase(Locale.ROOT).contains(wanted)) {
        append(found, rule, width);
      }
    }
    return found.toString();
  }

  private static void append(StringBuilder out, Rule rule, int width) {
    WordWrap.append(out, rule.info().id() + ": " + rule.info().summary(), 0, 2, width);
    out.append('\n');
  }
}
