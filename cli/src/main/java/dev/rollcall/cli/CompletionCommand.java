package dev.rollcall.cli;

import dev.rollcall.engine.input.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints what a shell needs to complete command lines, or the manual page. */
final class CompletionCommand implements Command {

  private static final Option.Flag INSTALL =
      new Option.Flag("--install", "Write it where the shell looks for it, for this user.");
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish", "man");

  private record Options(String shell, boolean install) {

    static Options of(Arguments arguments) throws UsageException {
      String shell = arguments.singleParameter("SHELL");
      if (!SHELLS.contains(shell)) {
        throw UsageException.noneOf("SHELL", shell, SHELLS);
      }
      return new Options(shell, INSTALL.in(arguments));
    }
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print the completion for a shell, or the manual page.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.all("SHELL", "1", "bash, zsh, fish, or man for the page."));
    Option.describe(syntax, INSTALL);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall completion bash --install", "completes in bash from now on"),
        new UsageExample(
            "rollcall completion fish > ~/.config/fish/completions/rollcall.fish",
            "completes in fish"),
        new UsageExample("rollcall completion man | man -l -", "shows the manual page"));
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    String shell = options.shell();
    CompletionScripts scripts = new CompletionScripts(Commands.all());
    String text =
        switch (shell) {
          case "bash" -> scripts.bash();
          case "zsh" -> scripts.zsh();
          case "fish" -> scripts.fish();
          default -> scripts.man(Version.current());
        };
    if (options.install()) {
      install(shell, text, terminal);
    } else {
      terminal.out().print(text);
    }
    return ExitCode.OK;
  }

  /** Writes it where the shell finds it without a change of the user's own files. */
  private static void install(String shell, String text, CommandContext terminal)
      throws UsageException {
    String home = terminal.environment().getOrDefault("HOME", "");
    if (home.isEmpty()) {
      throw new UsageException(INSTALL.name() + " needs a home directory, and HOME is not set");
    }
    Path data = directory(terminal, "XDG_DATA_HOME", home, ".local/share");
    Path target =
        switch (shell) {
          case "bash" -> data.resolve("bash-completion/completions/rollcall");
          case "zsh" -> data.resolve("zsh/site-functions/_rollcall");
          case "fish" ->
              directory(terminal, "XDG_CONFIG_HOME", home, ".config")
                  .resolve("fish/completions/rollcall.fish");
          default -> data.resolve("man/man1/rollcall.1");
        };
    try {
      Files.createDirectories(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UsageException(target + ": cannot be written: " + IoErrors.describe(e));
    }
    OutputFile.write(terminal.workingDirectory(), target.toString(), text);
    terminal.printError("wrote " + target);
    if (shell.equals("zsh")) {
      terminal.printError(
          "zsh looks there if ~/.zshrc has, before compinit: fpath=("
              + target.getParent()
              + " $fpath)");
    }
  }

  private static Path directory(
      CommandContext terminal, String variable, String home, String usual) {
    String given = terminal.environment().getOrDefault(variable, "");
    return given.isEmpty() ? Path.of(home, usual) : Path.of(given);
  }
}
