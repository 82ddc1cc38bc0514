package dev.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that say how charts and kustomizations are rendered, which several commands share.
 *
 * @param values files of values for charts, in the order in which later ones win
 * @param set single values for charts, as {@code key=value}
 * @param namespace the namespace of the releases, null for Helm's own
 * @param below whether charts and kustomizations below the paths are rendered as well
 * @param none whether nothing is rendered
 * @param printed the directory that rendered texts are written to, null for none
 */
record RenderOptions(
    List<String> values,
    List<String> set,
    @Nullable String namespace,
    boolean below,
    boolean none,
    @Nullable String printed) {

  private static final Option.Flag RENDER =
      new Option.Flag(
          "--render",
          "Render the charts and build the kustomizations at and below the paths; that may fetch"
              + " what they refer to.");
  static final Option.Flag NO_RENDER =
      new Option.Flag("--no-render", "Read charts as the files they consist of.");
  private static final Option.Repeatable VALUES =
      new Option.Repeatable(
          "--values", "FILE", "Values for the charts among the paths; may be repeated.");
  private static final Option.Repeatable SET =
      new Option.Repeatable(
          "--set", "KEY=VALUE", "A value for the charts among the paths; may be repeated.");
  static final Option.Value NAMESPACE =
      new Option.Value(
          "--namespace",
          "NAME",
          "The namespace that charts are released to; with --live, only this namespace of the"
              + " cluster.");

  private static final Option.Value PRINT =
      new Option.Value(
          "--print-rendered", "DIR", "Write what was rendered, which lines are of, to files.");

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, RENDER, NO_RENDER, VALUES, SET, NAMESPACE, PRINT);
  }

  /** Returns what a command with these options refuses beside its own. */
  static List<ConflictingOptions> with(ConflictingOptions... others) {
    List<ConflictingOptions> all = new ArrayList<>(List.of(others));
    String remedy = "values are for charts that are rendered";
    all.add(new ConflictingOptions(NO_RENDER.name(), RENDER.name(), "drop one of them"));
    all.add(new ConflictingOptions(NO_RENDER.name(), VALUES.name(), remedy));
    all.add(new ConflictingOptions(NO_RENDER.name(), SET.name(), remedy));
    all.add(
        new ConflictingOptions(NO_RENDER.name(), PRINT.name(), "there is nothing to write then"));
    return all;
  }

  static RenderOptions of(Arguments arguments) {
    return new RenderOptions(
        VALUES.in(arguments),
        SET.in(arguments),
        NAMESPACE.in(arguments),
        RENDER.in(arguments),
        NO_RENDER.in(arguments),
        PRINT.in(arguments));
  }

  /** Returns the same with values in other files. */
  RenderOptions withValues(List<String> files) {
    return new RenderOptions(files, set, namespace, below, none, printed);
  }

  /**
   * Refuses options for charts where there is none.
   *
   * @param live whether a cluster is read, which has namespaces as well
   */
  void refuseWithoutChart(boolean live) throws UsageException {
    if (!values.isEmpty() || !set.isEmpty()) {
      String option = values.isEmpty() ? SET.name() : VALUES.name();
      throw new UsageException(option + " is for charts, and no path is one: name its directory");
    }
    if (namespace != null && !live) {
      throw new UsageException(
          NAMESPACE.name()
              + " is for charts and clusters, and no path is a chart: name its directory");
    }
  }
}
