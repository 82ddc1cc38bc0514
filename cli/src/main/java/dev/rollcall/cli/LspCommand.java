package dev.rollcall.cli;

import dev.rollcall.lsp.LanguageServerProcess;
import dev.rollcall.rules.BuiltInRules;
import java.io.OutputStream;
import java.util.List;

/** Serves editors. The server is in a jar of its own, which only its launcher adds. */
final class LspCommand implements Command {

  /** Some editors add it without being told to. */
  private static final Option.Flag STDIO =
      new Option.Flag("--stdio", "Talk over standard input and output, as it always does.");

  @Override
  public String name() {
    return "lsp";
  }

  @Override
  public String summary() {
    return "Serve an editor over the Language Server Protocol.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    Option.describe(syntax, STDIO);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall lsp", "is what an editor starts; see docs/editor.md"));
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    OutputStream out = terminal.out();
    try {
      int code =
          LanguageServerProcess.serve(Version.current(), BuiltInRules.all(), terminal.in(), out);
      return code == 0 ? ExitCode.OK : ExitCode.FINDINGS;
    } catch (NoClassDefFoundError e) {
      throw new UsageException(
          "the language server is not on the class path; start bin/rollcall of the distribution,"
              + " which adds lib/rollcall-lsp.jar");
    }
  }
}
