package dev.rollcall.cli;

import dev.rollcall.engine.execution.BoundedTask;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.text.TextSanitizer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point: finds the command, runs it, and turns what happens into an exit code. */
public final class Main {

  static final String HELP = "--help";
  static final String VERSION = "--version";

  private static final List<String> COLORS = List.of("auto", "always", "never");

  /** Every command prints something that may be coloured. */
  static final Option.Choice COLOR =
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
    // Java from 21 on asks its logging whether to log an exit, which takes it a tenth of a run over
    // one file. Nothing waits for the end: files are written whole or not at all before it.
    Runtime.getRuntime().halt(code);
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
    if (command == null && arguments.length > 0 && !arguments[0].startsWith("-")) {
      return wrongUsage(
          UnknownArgument.describeCommand(arguments[0], isPath(arguments[0]), commands), null);
    }
    try {
      Arguments plain = command == null ? null : PlainCommandLine.read(command, arguments);
      ExitCode code = plain == null ? runByLibrary(arguments, command) : run(command, plain);
      return code.code();
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

  private ExitCode runByLibrary(String[] words, @Nullable Command command) throws UsageException {
    CommandLine line = LibraryCommandLine.of(commands, command, terminal);
    ParseResult parsed = line.parseArgs(words);
    if (CommandLine.printHelpIfRequested(parsed)) {
      return ExitCode.OK;
    }
    if (command == null || !parsed.hasSubcommand()) {
      terminal.out().print(line.getUsageMessage());
      return words.length == 0 ? ExitCode.OK : ExitCode.USAGE;
    }
    CommandSyntax syntax = CommandSyntax.of(command);
    return run(command, LibraryCommandLine.arguments(syntax, parsed.subcommand()));
  }

  private ExitCode run(Command command, Arguments arguments) throws UsageException {
    for (ConflictingOptions exclusion : command.exclusions()) {
      exclusion.check(arguments);
    }
    return command.run(arguments, coloured(arguments));
  }

  private boolean isPath(String word) {
    try {
      return Files.exists(terminal.workingDirectory().resolve(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private CommandContext coloured(Arguments arguments) throws UsageException {
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
      problem = UnknownArgument.describe(word, command);
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

  private @Nullable Command find(String name) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return null;
  }
}
