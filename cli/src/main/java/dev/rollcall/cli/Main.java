package dev.rollcall.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point: finds the command, runs it, and turns what happens into an exit code. */
public final class Main {

  private final Terminal terminal;
  private final List<Command> commands;

  public Main(Terminal terminal) {
    this.terminal = terminal;
    this.commands = Commands.all();
  }

  /** Runs the command line in this process. */
  public static void main(String[] arguments) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Terminal terminal =
        new Terminal(
            System.in,
            out,
            err,
            System.getenv(),
            Path.of(""),
            Boolean.getBoolean("rollcall.terminal"));
    int code = new Main(terminal).run(arguments);
    out.flush();
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
  public int run(String... arguments) {
    Command command = arguments.length == 0 ? null : find(arguments[0]);
    CommandLine line = commandLine(command);
    try {
      ParseResult parsed = line.parseArgs(arguments);
      if (CommandLine.printHelpIfRequested(parsed)) {
        return ExitCode.OK.code();
      }
      if (command == null || !parsed.hasSubcommand()) {
        terminal.out().print(line.getUsageMessage());
        return (arguments.length == 0 ? ExitCode.OK : ExitCode.USAGE).code();
      }
      return command.run(parsed.subcommand(), terminal).code();
    } catch (ParameterException e) {
      return wrongUsage(e);
    } catch (UsageException e) {
      terminal.err().println("rollcall: " + e.getMessage());
      return ExitCode.USAGE.code();
    }
  }

  private int wrongUsage(ParameterException e) {
    terminal.err().println("rollcall: " + decapitalized(String.valueOf(e.getMessage())));
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        terminal.err().println("did you mean " + String.join(" or ", suggestions) + "?");
      }
    }
    String help = e.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help";
    terminal.err().println("see: " + help);
    return ExitCode.USAGE.code();
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
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print the version.")
            .build());
    for (Command command : commands) {
      CommandSpec spec = CommandSpec.create().name(command.name());
      spec.usageMessage().description(command.summary());
      if (command == wanted) {
        addHelp(spec);
        command.describe(spec);
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
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build());
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
