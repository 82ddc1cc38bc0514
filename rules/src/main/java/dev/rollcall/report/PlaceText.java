package dev.rollcall.report;

import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import java.util.List;

/** Writes placements for people: kubectl's table, then what is missing where and why. */
public final class PlaceText {

  private final Style style;
  private final int width;

  /**
   * Makes a reporter.
   *
   * @param width how many columns a line has at most
   */
  public PlaceText(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  /** Returns the table, and under it the matrix of nodes. */
  public String wide(Cluster cluster, List<Placement> placements) {
    StringBuilder out = new StringBuilder();
    ground(out, cluster);
    PlaceTable.of(placements).append(out, "", Integer.MAX_VALUE);
    return BuildLog.harmless(
        out.append('\n').append(new PlaceMatrix(width).report(cluster, placements)).toString());
  }

  /** Returns the text. */
  public String report(Cluster cluster, List<Placement> placements) {
    StringBuilder out = new StringBuilder();
    ground(out, cluster);
    if (placements.isEmpty()) {
      return BuildLog.harmless(out.append("no DaemonSet\n").toString());
    }
    boolean selectorShown = table(out, placements);
    for (Placement placement : placements) {
      StringBuilder reasons = new StringBuilder();
      new PlaceReasons(placement, width).append(reasons);
      if (!reasons.isEmpty()) {
        out.append('\n').append(style.strong(PlaceReasons.heading(placement.daemonSet())));
        String selector = PlaceTable.nodeSelector(placement.daemonSet());
        if (!selectorShown && !selector.equals("<none>")) {
          out.append("\n  node selector ").append(Printable.text(selector));
        }
        out.append('\n').append(reasons);
      }
    }
    return BuildLog.harmless(out.toString());
  }

  private void ground(StringBuilder out, Cluster cluster) {
    String reference = cluster.reference();
    if (reference != null) {
      String text =
          "the input has no Node; these are the nodes of the reference cluster "
              + reference
              + " (--cluster NAME|PATH takes others)";
      Wrapping.append(out, text, 0, 0, width);
      out.append("\n\n");
    }
  }

  /** Returns whether the table had room for the node selectors. */
  private boolean table(StringBuilder out, List<Placement> placements) {
    TextTable table = PlaceTable.of(placements);
    String namespace = table.common("NAMESPACE");
    if (!table.fits(width) && !namespace.isEmpty()) {
      out.append("in namespace ").append(namespace).append('\n');
      table = table.without("NAMESPACE");
    }
    if (!table.fits(width)) {
      table = table.without("NODE SELECTOR");
    }
    table.append(out, "", width);
    return table.has("NODE SELECTOR");
  }
}
