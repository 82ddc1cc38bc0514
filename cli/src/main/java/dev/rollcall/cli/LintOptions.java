package dev.rollcall.cli;

import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.schemas.VersionRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of lint.
 *
 * @param paths what the user names
 * @param range the minors to lint for, or null if it is one
 * @param watch whether to lint again whenever a file changes
 */
record LintOptions(
    List<String> paths,
    ReportOutputs outputs,
    SharedOptions shared,
    RenderOptions render,
    @Nullable VersionRange range,
    FindingFilter.Options filter,
    FixApplier.Mode fix,
    LiveCluster.Options live,
    boolean watch) {

  static final Option.Flag WATCH =
      new Option.Flag("--watch", "Lint again whenever a file changes, until Ctrl-C.");

  static LintOptions of(Arguments arguments, CommandContext terminal) throws UsageException {
    LiveCluster.Options live = LiveCluster.Options.of(arguments);
    List<String> paths = arguments.parameters();
    LintOptions options =
        new LintOptions(
            paths.isEmpty() && !live.wanted() ? List.of(".") : paths,
            ReportOutputs.of(arguments, terminal),
            SharedOptions.of(arguments),
            RenderOptions.of(arguments),
            RunOptions.range(arguments),
            FindingFilter.Options.of(arguments),
            FixApplier.Mode.of(arguments),
            live,
            WATCH.in(arguments));
    if (options.fix() != FixApplier.Mode.NONE) {
      RunOptions.refuseRange(arguments, "a fix");
    }
    if (options.watch() && paths.contains(InputFinder.STDIN)) {
      throw new UsageException(WATCH.name() + " cannot watch standard input; name files");
    }
    return options;
  }

  /** Returns the paths that are read: with staged files all that is beside them. */
  List<String> read() {
    return filter.staged() ? List.of(".") : paths;
  }

  /** A report in place of a manifest is never meant. */
  void refuseToOverwrite(CommandContext terminal) throws UsageException {
    if (fix == FixApplier.Mode.WRITE && paths.contains(InputFinder.STDIN)) {
      throw new UsageException(
          FixApplier.FIX.name() + " cannot write to standard input; use " + FixApplier.DIFF.name());
    }
    List<String> written = new ArrayList<>(outputs.files());
    if (filter.baseline() != null && filter.write()) {
      written.add(filter.baseline());
    }
    for (String file : written) {
      for (String path : paths) {
        if (!path.equals(InputFinder.STDIN) && terminal.isOneFile(file, path)) {
          throw new UsageException(
              "\"" + file + "\" is both read and written; write to another file");
        }
      }
    }
  }
}
