package dev.rollcall.cli;

import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.WordWrap;
import java.util.Locale;

/** Lists the rules. */
final class RulesCommand implements Command {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON);

  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String summary() {
    return "List the rules.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(FORMAT.option());
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    OutputFormat format = FORMAT.in(arguments);
    terminal.out().print(format == OutputFormat.JSON ? json() : text(terminal.width()));
    return ExitCode.OK;
  }

  private static String text(int columns) {
    int width = 0;
    for (Rule rule : BuiltInRules.all()) {
      width = Math.max(width, rule.info().id().length());
    }
    StringBuilder out = new StringBuilder();
    for (Rule rule : BuiltInRules.all()) {
      RuleInfo info = rule.info();
      out.append(info.id()).append(" ".repeat(width - info.id().length() + 2));
      out.append(String.format(Locale.ROOT, "%-8s", info.severity().id()));
      int column = width + 10;
      WordWrap.append(out, info.summary(), column, column, columns);
      out.append('\n');
    }
    return out.toString();
  }

  private static String json() {
    JsonWriter json = new JsonWriter().array();
    for (Rule rule : BuiltInRules.all()) {
      RuleInfo info = rule.info();
      json.object();
      json.field("id", info.id());
      json.field("category", info.category().id());
      json.field("severity", info.severity().id());
      json.field("profile", info.profile().id());
      json.field("since", info.since());
      json.field("summary", info.summary());
      json.end();
    }
    return json.end().toString();
  }
}
