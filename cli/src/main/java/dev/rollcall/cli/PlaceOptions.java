package dev.rollcall.cli;

import dev.rollcall.placement.WhatIf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of place.
 *
 * @param node the only node to describe, or null for all
 * @param daemonSet the only DaemonSet to describe, or null for all
 * @param wide whether to print a matrix of nodes and DaemonSets
 * @param whatIf what to change of the nodes before placing
 */
record PlaceOptions(
    OutputFormat format,
    List<String> paths,
    SharedOptions shared,
    RenderOptions render,
    LiveCluster.Options live,
    @Nullable String node,
    @Nullable String daemonSet,
    boolean wide,
    WhatIf whatIf) {

  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(
          OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.CSV, OutputFormat.HTML);
  private static final Option.Value NODE =
      new Option.Value("--node", "NAME", "Every DaemonSet on this node.");
  private static final Option.Value DAEMONSET =
      new Option.Value(
          DaemonSetNames.OPTION, "NAME", "This DaemonSet, NAME or NAMESPACE/NAME, in full.");
  private static final Option.Flag WIDE =
      new Option.Flag("--wide", "The nodes against the DaemonSets; every group on a line.");
  private static final Option.Repeatable LABEL =
      new Option.Repeatable(
          "--label",
          "NODE=KEY=VALUE",
          "As if the node, or group of nodes, had the label; NODE=KEY- takes it away. * is every"
              + " node.");
  private static final Option.Repeatable TAINT =
      new Option.Repeatable(
          "--taint",
          "NODE=KEY=VALUE:EFFECT",
          "As if the node, or group of nodes, had the taint; a - at the end takes it away. * is"
              + " every node.");
  private static final Option.Repeatable CORDON =
      new Option.Repeatable("--cordon", "NODE", "As if the node were cordoned.");
  private static final Option.Value LIKE =
      new Option.Value("--like", "NODE", "The node that added nodes look like.");
  private static final Option.Value ADD_NODES =
      new Option.Value(
          "--add-nodes", "N", "As if there were so many nodes more; see " + LIKE.name() + ".");

  /** What place refuses in addition to others. */
  static final ConflictingOptions EXCLUSION =
      new ConflictingOptions(WIDE.name(), NODE.name(), "the matrix has all nodes; drop one");

  static void describeFormat(CommandSyntax syntax) {
    syntax.add(FORMAT.option());
  }

  /** Adds the options that only place has. */
  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, NODE, DAEMONSET, WIDE, LABEL, TAINT, CORDON, ADD_NODES, LIKE);
  }

  static PlaceOptions of(Arguments arguments) throws UsageException {
    LiveCluster.Options live = LiveCluster.Options.of(arguments);
    List<String> paths = arguments.parameters();
    PlaceOptions options =
        new PlaceOptions(
            FORMAT.in(arguments),
            paths.isEmpty() && !live.wanted() ? List.of(".") : paths,
            SharedOptions.of(arguments),
            RenderOptions.of(arguments),
            live,
            NODE.in(arguments),
            DAEMONSET.in(arguments),
            WIDE.in(arguments),
            whatIf(arguments));
    options.refuseToIgnore();
    return options;
  }

  private void refuseToIgnore() throws UsageException {
    if (wide && format != OutputFormat.TEXT && format != OutputFormat.CSV) {
      throw new UsageException(
          WIDE.name() + " is for text and csv; " + format.id() + " has all of it anyway");
    }
    if (node != null && format != OutputFormat.TEXT && format != OutputFormat.HTML) {
      throw new UsageException(
          NODE.name()
              + " is for text and html; pick the node out of the "
              + format.id()
              + " of all");
    }
  }

  private static WhatIf whatIf(Arguments arguments) throws UsageException {
    WhatIf whatIf = WhatIf.NOTHING;
    try {
      String count = ADD_NODES.in(arguments);
      String like = LIKE.in(arguments);
      if ((count == null) != (like == null)) {
        throw new UsageException(ADD_NODES.name() + " N and " + LIKE.name() + " NODE go together");
      }
      if (count != null && like != null) {
        whatIf = whatIf.addNodes(number(count), like);
      }
      for (String label : LABEL.in(arguments)) {
        whatIf = whatIf.label(label);
      }
      for (String taint : TAINT.in(arguments)) {
        whatIf = whatIf.taint(taint);
      }
      for (String cordoned : CORDON.in(arguments)) {
        whatIf = whatIf.cordon(cordoned);
      }
      return whatIf;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static int number(String text) throws UsageException {
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= 1_000_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the message that a number out of range gets
    }
    throw new UsageException(
        ADD_NODES.name() + " \"" + text + "\" is not a number from 1 to 1000000");
  }
}
