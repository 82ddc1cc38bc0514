package dev.rollcall.cli;

import dev.rollcall.engine.change.ChangeProblems;
import dev.rollcall.rollout.Assumptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of rollout.
 *
 * @param after the state after, empty with an undo
 * @param undo the revision to go back to, or null if a state after is given
 * @param limits what makes an update an error
 */
record RolloutOptions(
    String before,
    String after,
    OutputFormat format,
    Assumptions assumptions,
    @Nullable Undo undo,
    ChangeGate gate,
    ChangeProblems.Limits limits,
    SharedOptions shared,
    RenderOptions render) {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML);
  private static final Option.Value READY_AFTER =
      new Option.Value(
          "--ready-after",
          "DURATION",
          "From a pod's being bound to its being ready, such as 30s; default: from its probes.");
  private static final Option.Value GONE_AFTER =
      new Option.Value(
          "--gone-after",
          "DURATION",
          "From a pod's deletion to its end, such as 5s; default: from its preStop hooks.");
  private static final Option.CommaList BROKEN =
      new Option.CommaList("--broken", "NODE", "A node where no new pod ever becomes ready.");
  private static final Option.Value MAX_DURATION =
      new Option.Value(
          "--max-duration", "DURATION", "An update that takes longer is an error, with --fail-on.");
  private static final Option.Value MAX_DOWN =
      new Option.Value(
          "--max-down",
          "NODES",
          "An update that leaves more nodes without an available pod at once is an error, with"
              + " --fail-on.");

  /** Adds the options that only rollout has, and those of a gate. */
  static void describe(CommandSyntax syntax) {
    syntax.add(FORMAT.option());
    Option.describe(syntax, READY_AFTER, GONE_AFTER, BROKEN);
    Undo.describe(syntax);
    ChangeGate.describe(
        syntax,
        "error (an update that never ends, is refused, falls to DESIRED 0 or breaks a --max-…),"
            + " warning (nodes lost, a DaemonSet removed), info (restarts), never");
    Option.describe(syntax, MAX_DURATION, MAX_DOWN);
  }

  static RolloutOptions of(Arguments arguments) throws UsageException {
    RunOptions.refuseRange(arguments, "rollout");
    RolloutOptions options =
        new RolloutOptions(
            arguments.parameter(0),
            arguments.parameter(1),
            FORMAT.in(arguments),
            new Assumptions(
                duration(READY_AFTER, arguments),
                duration(GONE_AFTER, arguments),
                BROKEN.in(arguments)),
            Undo.of(arguments),
            ChangeGate.of(arguments),
            limits(arguments),
            SharedOptions.of(arguments),
            RenderOptions.of(arguments));
    if (options.undo() == null && options.after().isEmpty()) {
      throw new UsageException(
          "AFTER is missing; give the state after, or "
              + Undo.TO_REVISION.name()
              + " N; what git has is a state as well: rollcall rollout git:HEAD "
              + options.before());
    }
    return options;
  }

  /** Returns the refusal of a node that is to be broken and is not there. */
  static UsageException noNode(IllegalArgumentException e) {
    return new UsageException(BROKEN.name() + ": " + e.getMessage());
  }

  private static @Nullable Duration duration(Option.Value option, Arguments arguments)
      throws UsageException {
    return DurationParser.read(option.name(), option.in(arguments));
  }

  private static ChangeProblems.Limits limits(Arguments arguments) throws UsageException {
    Duration longest = duration(MAX_DURATION, arguments);
    String down = MAX_DOWN.in(arguments);
    if (down != null && !down.matches("[0-9]{1,9}")) {
      throw new UsageException(MAX_DOWN.name() + " \"" + down + "\" is not a number of nodes");
    }
    return new ChangeProblems.Limits(
        longest == null ? null : longest.toMillis() / 1000.0,
        down == null ? null : Integer.valueOf(down));
  }
}
