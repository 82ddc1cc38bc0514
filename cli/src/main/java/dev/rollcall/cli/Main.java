package dev.rollcall.cli;

import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.text.TextSanitizer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point: finds the command, runs it, and turns what happens into an exit code. */
public final class Main {

  static final String HELP = "--help";
  static final String VERSION = "--version";

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

  private static final List<String> COLORS = List.of("auto", "always", "never");
  private static final Option.Choice COLOR =
      new Option.Choice(
          "--color",
          "WHEN",
          COLORS,
          "When to colour the output: " + String.join(", ", COLORS) + "; default: auto.");

  private final CommandContext terminal;
  private final List<Command> commands;

  public Main(CommandContext terminal) {
    this(terminal, BuiltInRules::all);
  }

  /** Creates a program that lints by other rules than its own. */
  Main(CommandContext terminal, Supplier<List<Rule>> rules) {
    this.terminal = terminal;
    this.commands = Commands.all(rules);
  }

  /** Runs the command line in this process. */
  public static void main(String[] arguments) {
    MonitoredStdout standard = new MonitoredStdout();
    PrintStream out =
        new PrintStream(
            new java.io.BufferedOutputStream(standard, 1 << 16), false, StandardCharsets.UTF_8);
    PrintStream err = stream(FileDescriptor.err);
    CommandContext terminal =
        new CommandContext(
            System.in,
            out,
            err,
            System.getenv(),
            Path.of(""),
            Boolean.getBoolean("rollcall.terminal"));
    int code = new Main(terminal).run(arguments);
    out.flush();
    String failure = standard.failure();
    if (failure != null) {
      err.println("rollcall: standard output: " + failure);
      code = ExitCode.UNREADABLE.code();
    }
    err.flush();
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs a command and returns the exit code. */
  public int run(String... given) {
    String[] arguments = helpLast(given);
    Command command = arguments.length == 0 ? null : find(arguments[0]);
    CommandLine line = commandLine(command);
    if (command == null && arguments.length > 0 && !arguments[0].startsWith("-")) {
      return wrongUsage(UnknownArgument.describe(arguments[0], null, commands), null);
    }
    try {
      ParseResult parsed = line.parseArgs(arguments);
      if (CommandLine.printHelpIfRequested(parsed)) {
        return ExitCode.OK.code();
      }
      if (command == null || !parsed.hasSubcommand()) {
        terminal.out().print(line.getUsageMessage());
        return (arguments.length == 0 ? ExitCode.OK : ExitCode.USAGE).code();
      }
      OptionSpecs.check(parsed.subcommand(), command.exclusions());
      return command.run(parsed.subcommand(), coloured(parsed.subcommand())).code();
    } catch (ParameterException e) {
      return wrongUsage(e, command);
    } catch (UsageException e) {
      e.tell(terminal);
      return ExitCode.USAGE.code();
    } catch (BoundedTask.LimitExceededException e) {
      terminal.printError(String.valueOf(e.getMessage()));
      return ExitCode.UNREADABLE.code();
    } catch (InvalidPathException e) {
      terminal.printError("\"" + e.getInput() + "\" is not a path: " + e.getReason());
      return ExitCode.USAGE.code();
    } catch (RuntimeException | StackOverflowError e) {
      return crashed(e);
    } catch (OutOfMemoryError e) {
      terminal.printError("out of memory; set JAVA_TOOL_OPTIONS=-Xmx4g, or name fewer files");
      return ExitCode.UNREADABLE.code();
    }
  }

  private CommandContext coloured(ParseResult arguments) throws UsageException {
    String when = COLOR.in(arguments);
    return when == null
        ? terminal
        : terminal.with(CommandContext.ColorChoice.values()[COLORS.indexOf(when)]);
  }

  /** Nothing that a user does is meant to lead here. */
  private int crashed(Throwable e) {
    terminal.printError(
        "crashed with " + TextSanitizer.text(e.toString()) + "; report it with the lines below");
    StackTraceElement[] trace = e.getStackTrace();
    for (int i = 0; i < Math.min(trace.length, 15); i++) {
      terminal.err().println("  at " + trace[i]);
    }
    if (e.getCause() != null) {
      terminal.err().println("  because of " + TextSanitizer.text(e.getCause().toString()));
    }
    return ExitCode.UNREADABLE.code();
  }

  /** One line that names what is wrong and the remedy. */
  private int wrongUsage(ParameterException e, @Nullable Command command) {
    String problem = decapitalized(String.valueOf(e.getMessage()).replace('\n', ' '));
    if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      problem = UnknownArgument.describe(word, command, commands);
    }
    return wrongUsage(problem, command);
  }

  private int wrongUsage(String problem, @Nullable Command command) {
    String help = command == null ? "rollcall --help" : "rollcall " + command.name() + " --help";
    terminal.printError(problem + (problem.endsWith("?") ? " see: " : "; see: ") + help);
    return ExitCode.USAGE.code();
  }

  /** Takes {@code help lint} for {@code lint --help}. */
  private static String[] helpLast(String[] arguments) {
    if (arguments.length == 0 || !arguments[0].equals("help")) {
      return arguments;
    }
    List<String> rest = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    rest.add(HELP);
    return rest.toArray(String[]::new);
  }

  private static String decapitalized(String text) {
    return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  /**
   * Only the command that is asked for is described in full: the others cost time at every start.
   */
  private CommandLine commandLine(@Nullable Command wanted) {
    CommandSpec root =
        CommandSpec.create().name("rollcall").version("rollcall " + Version.current());
    root.usageMessage()
        .description("Says what a cluster will make of DaemonSet and Node manifests.");
    addHelp(root);
    root.addOption(
        OptionSpec.builder("-V", VERSION)
            .versionHelp(true)
            .description("Print the version.")
            .build());
    root.usageMessage().footer(FIRST_STEPS);
    for (Command command : wanted == null ? commands : List.of(wanted)) {
      CommandSpec spec = CommandSpec.create().name(command.name());
      spec.usageMessage().description(command.summary());
      if (command == wanted) {
        // A quote is a character like any other; the library would write about a single one itself.
        spec.parser().splitQuotedStrings(true);
        addHelp(spec);
        command.describe(spec);
        addColor(spec);
        spec.usageMessage().sortOptions(false);
        spec.usageMessage().footer(footer(command));
      }
      root.addSubcommand(command.name(), spec);
    }
    CommandLine line = new CommandLine(root);
    line.setUsageHelpWidth(Math.max(terminal.width(), 60));
    line.setOut(new java.io.PrintWriter(terminal.out(), true));
    line.setErr(new java.io.PrintWriter(terminal.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return line;
  }

  /** The library's own mix-in would be read by reflection. */
  private static void addHelp(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder("-h", HELP).usageHelp(true).description("Print this help.").build());
  }

  /** Every command prints something that may be coloured. */
  static void addColor(CommandSpec spec) {
    Option.describe(spec, COLOR);
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

  private @Nullable Command find(String name) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return null;
  }
}
