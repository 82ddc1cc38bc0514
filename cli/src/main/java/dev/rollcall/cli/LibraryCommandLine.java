package dev.rollcall.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command line as the library takes it, which prints help and words what is wrong. Its
 * annotations would cost even more time than it takes without.
 */
final class LibraryCommandLine {

  /** The end of the help: the commands that people come for. */
  private static final String[] FIRST_STEPS = {
    "",
    "Start with:",
    "  rollcall lint k8s/",
    "      tells what is wrong, with exit code 1 for errors",
    "  kubectl get nodes,ds,pods -A -o yaml | rollcall place -",
    "      tells why DESIRED is what it is",
    "  rollcall place --taint NODE=KEY=VALUE:NoSchedule nodes.yaml k8s/",
    "      tells what a new taint does",
    "  rollcall rollout --fail-on error git:main k8s/",
    "      stops an update that never ends",
    "  # rollcall: ignore RULE -- REASON",
    "      above a line of a manifest accepts what the rule says of it",
    "",
    "Exit codes: 0 nothing at or over --fail-on, 1 findings, 2 wrong usage or",
    "configuration, 3 an input could not be read."
  };

  private LibraryCommandLine() {}

  /**
   * Returns the library for the commands. Only the command that is asked for is described in full:
   * the others cost time at every start.
   */
  static CommandLine of(List<Command> commands, @Nullable Command wanted, CommandContext terminal) {
    CommandSpec root =
        CommandSpec.create().name("rollcall").version("rollcall " + Version.current());
    root.usageMessage()
        .description("Says what a cluster will make of DaemonSet and Node manifests.");
    addHelp(root);
    root.addOption(
        OptionSpec.builder("-V", Main.VERSION)
            .versionHelp(true)
            .description("Print the version.")
            .build());
    root.usageMessage().footer(FIRST_STEPS);
    for (Command command : wanted == null ? commands : List.of(wanted)) {
      root.addSubcommand(command.name(), spec(command, command == wanted));
    }
    CommandLine line = new CommandLine(root);
    line.setUsageHelpWidth(Math.max(terminal.width(), 60));
    line.setOut(new PrintWriter(terminal.out(), true));
    line.setErr(new PrintWriter(terminal.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return line;
  }

  private static CommandSpec spec(Command command, boolean inFull) {
    CommandSpec spec = CommandSpec.create().name(command.name());
    spec.usageMessage().description(command.summary());
    if (inFull) {
      // A quote is a character like any other; the library would write about a single one itself.
      spec.parser().splitQuotedStrings(true);
      addHelp(spec);
      CommandSyntax.of(command).describe(spec);
      spec.usageMessage().sortOptions(false);
      spec.usageMessage().footer(footer(command));
    }
    return spec;
  }

  /** The library's own mix-in would be read by reflection. */
  private static void addHelp(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", Main.HELP)
            .usageHelp(true)
            .description("Print this help.")
            .build());
  }

  private static String[] footer(Command command) {
    List<String> lines = new ArrayList<>();
    if (!command.examples().isEmpty()) {
      lines.add("%nExamples:");
    }
    for (UsageExample example : command.examples()) {
      lines.add("  " + example.command().replace("%", "%%"));
      lines.add("      " + example.meaning().replace("%", "%%"));
    }
    return lines.toArray(String[]::new);
  }

  /** Returns what the library has read of a command; refuses values that are empty. */
  static Arguments arguments(CommandSyntax syntax, ParseResult read) throws UsageException {
    refuseEmpty(read);
    Map<String, List<String>> options = new HashMap<>();
    for (Option option : syntax.options()) {
      if (read.hasMatchedOption(option.name())) {
        Object value = read.matchedOptionValue(option.name(), (Object) null);
        if (value instanceof List<?> values) {
          options.put(option.name(), strings(values));
        } else if (value instanceof String text) {
          options.put(option.name(), List.of(text));
        } else if (Boolean.TRUE.equals(value)) {
          options.put(option.name(), List.of());
        }
      }
    }
    return new Arguments(read.originalArgs(), options, parameters(syntax, read));
  }

  private static List<String> parameters(CommandSyntax syntax, ParseResult read) {
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < syntax.parameters().size(); i++) {
      Object value = read.matchedPositionalValue(i, (Object) null);
      if (value instanceof List<?> values) {
        parameters.addAll(strings(values));
      } else if (value != null) {
        parameters.add(value.toString());
      }
    }
    return parameters;
  }

  private static List<String> strings(List<?> values) {
    List<String> strings = new ArrayList<>(values.size());
    values.forEach(value -> strings.add(String.valueOf(value)));
    return strings;
  }

  private static void refuseEmpty(ParseResult read) throws UsageException {
    for (OptionSpec option : read.matchedOptions()) {
      boolean list = option.isMultiValue();
      String name = option.longestName();
      if (option.stringValues().contains("")
          || (list && option.typedValues().contains(List.of()))) {
        throw new UsageException(name + " is empty; write " + name + " " + option.paramLabel());
      }
    }
    for (PositionalParamSpec positional : read.matchedPositionals()) {
      if (positional.stringValues().contains("")) {
        throw new UsageException("an argument is empty; leave it out, or put a name in");
      }
    }
  }
}
