package dev.rollcall.fuzz;

import dev.rollcall.cli.CommandContext;
import dev.rollcall.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever the value of an option, a run answers, or says in a line what is wrong with it. */
final class ArgumentTarget {

  private static final String VALUE = "@";
  private static final Path HERE = Project.ROOT.resolve("examples");
  private static final String NODES = "nodes.yaml";
  private static final String AGENT = "log-daemon";
  private static final int MAX_ERROR_LINES = 3;

  /** The options whose values somebody types and that write no file. */
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("rollout", "--ready-after=@", AGENT, AGENT),
          List.of("rollout", "--gone-after=@", AGENT, AGENT),
          List.of("rollout", "--broken=@", NODES, AGENT),
          List.of("place", "--node=@", NODES, AGENT),
          List.of("place", "--daemonset=@", NODES, AGENT),
          List.of("place", "--label=@", NODES, AGENT),
          List.of("place", "--taint=@", NODES, AGENT),
          List.of("place", "--cordon=@", NODES, AGENT),
          List.of("place", "--add-nodes=@", "--like=gpu-1", NODES, AGENT),
          List.of("place", "--format=@", NODES, AGENT),
          List.of("lint", "--kubernetes-version=@", AGENT),
          List.of("lint", "--rule=@", AGENT),
          List.of("lint", "--skip=@", AGENT),
          List.of("lint", "--limit=@", AGENT),
          List.of("lint", "--fail-on=@", AGENT),
          List.of("lint", "--profile=@", AGENT),
          List.of("lint", "--format=@", AGENT),
          List.of("lint", "--config=@", AGENT),
          List.of("lint", "--baseline=@", AGENT),
          List.of("lint", "--cluster=@", AGENT),
          List.of("diff", "@", AGENT),
          List.of("explain", "@"),
          List.of("schema", "@"),
          List.of("@"));

  private ArgumentTarget() {}

  static void run(byte[] input) {
    int which = input.length == 0 ? 0 : (input[0] & 0xFF) % COMMANDS.size();
    String value = new String(input, StandardCharsets.UTF_8);
    value = value.substring(Math.min(1, value.length())).replace("\0", "");
    if (value.startsWith("git:") || value.startsWith("/") || value.contains("..")) {
      return; // other programs, and other people's files
    }
    List<String> arguments = new ArrayList<>();
    for (String word : COMMANDS.get(which)) {
      arguments.add(word.replace(VALUE, value));
    }
    run(arguments);
  }

  private static void run(List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CommandContext terminal =
        new CommandContext(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            HERE,
            false);
    int code = run(terminal, arguments);
    String said = err.toString(StandardCharsets.UTF_8);
    Promise.hold(code >= 0 && code <= 3, "an exit code is one of four", arguments, code, said);
    boolean crashed = said.lines().anyMatch(line -> line.startsWith("rollcall: crashed with"));
    Promise.hold(!crashed, "no option crashes a run", arguments, said);
    boolean brief = said.lines().count() <= MAX_ERROR_LINES;
    Promise.hold(brief, "what goes wrong is told in a line or two", arguments, said);
    Promise.hold(code != 2 || !said.isBlank(), "what is typed wrong is told", arguments);
    ReportFormats.shown(out.toString(StandardCharsets.UTF_8));
    ReportFormats.shown(said);
  }

  /** Libraries write past the terminal what they think of an option. */
  private static int run(CommandContext terminal, List<String> arguments) {
    PrintStream err = System.err;
    System.setErr(terminal.err());
    try {
      return new Main(terminal).run(arguments.toArray(String[]::new));
    } finally {
      System.setErr(err);
    }
  }
}
