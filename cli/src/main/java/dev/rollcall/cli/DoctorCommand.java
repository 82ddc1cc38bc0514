package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.text.WordWrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports what rollcall found on this machine, and what that means for its answers. */
final class DoctorCommand implements Command {

  private static final String INDENT = "  ";

  /** Programs that are run if they are there, with what goes without them. */
  private static final Map<String, String> PROGRAMS = programs();

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Report what was found on this machine, and what it means.";
  }

  @Override
  public void describe(CommandSyntax syntax) {}

  @Override
  public List<UsageExample> examples() {
    return List.of(new UsageExample("rollcall doctor", "is what a report of a bug starts with"));
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) {
    print(terminal, "rollcall", Version.current(), "");
    print(
        terminal,
        "java",
        System.getProperty("java.version") + " in " + System.getProperty("java.home"),
        "");
    // The launcher names it; Windows does not tell a process its own arguments.
    String archive = System.getProperty("rollcall.archive");
    print(
        terminal,
        "class archive",
        archive == null ? "none" : archive,
        archive == null ? "starts take twice as long; the launcher makes one where it can" : "");
    ExitCode code = configuration(terminal);
    PROGRAMS.forEach((name, without) -> program(terminal, name, without));
    return code;
  }

  private static Map<String, String> programs() {
    Map<String, String> programs = new LinkedHashMap<>();
    programs.put("git", "--changed-since and git:REVISION do not work");
    programs.put("helm", "charts are not rendered; a run over one ends with exit code 3");
    programs.put("kustomize", "kustomizations are built by kubectl, if that is there");
    programs.put("kubectl", "a cluster cannot be asked; dumps and manifests work");
    return programs;
  }

  private static ExitCode configuration(CommandContext terminal) {
    try {
      Config config =
          ConfigOptions.nearest(terminal.workingDirectory(), terminal.workingDirectory());
      print(
          terminal,
          "configuration",
          config == null ? "none" : config.file().name(),
          config == null ? "the defaults hold here; rollcall init writes one" : "");
      return ExitCode.OK;
    } catch (UsageException e) {
      print(terminal, "configuration", "wrong", "every run here ends with exit code 2:");
      e.tell(terminal);
      return ExitCode.USAGE;
    }
  }

  private static void program(CommandContext terminal, String name, String without) {
    var found = ExternalProgram.find(name, terminal);
    print(
        terminal,
        name,
        found == null ? "not on the PATH" : found.toString(),
        found == null ? without : "");
  }

  private static void print(CommandContext terminal, String what, String found, String meaning) {
    StringBuilder out = new StringBuilder(what + ": " + found + "\n");
    if (!meaning.isEmpty()) {
      out.append(INDENT);
      WordWrap.append(out, meaning, INDENT.length(), INDENT.length(), terminal.width());
      out.append('\n');
    }
    terminal.out().print(out);
  }
}
