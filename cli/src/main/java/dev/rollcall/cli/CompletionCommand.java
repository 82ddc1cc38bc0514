package dev.rollcall.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints what a shell needs to complete command lines, or the manual page. */
final class CompletionCommand implements Command {

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print the completion for a shell, or the manual page.";
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addPositional(
        OptionSpecs.parameters("SHELL", "1", "bash, zsh, fish, or man for the page."));
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample(
            "rollcall completion bash > /etc/bash_completion.d/rollcall", "completes in bash"),
        new UsageExample(
            "rollcall completion fish > ~/.config/fish/completions/rollcall.fish",
            "completes in fish"),
        new UsageExample("rollcall completion man | man -l -", "shows the manual page"));
  }

  @Override
  public ExitCode run(ParseResult arguments, CommandContext terminal) throws UsageException {
    CompletionScripts shells = new CompletionScripts(Commands.all());
    String shell = OptionSpecs.singleParameter("SHELL", arguments);
    terminal
        .out()
        .print(
            switch (shell) {
              case "bash" -> shells.bash();
              case "zsh" -> shells.zsh();
              case "fish" -> shells.fish();
              case "man" -> shells.man(Version.current());
              default ->
                  throw new UsageException("\"" + shell + "\" is none of bash, zsh, fish, man");
            });
    return ExitCode.OK;
  }
}
