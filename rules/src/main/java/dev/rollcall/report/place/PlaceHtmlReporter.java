package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.TriedChange;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.HtmlMatrix;
import dev.rollcall.report.HtmlPage;
import dev.rollcall.text.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes placements as a page with the matrix of nodes and DaemonSets. */
public final class PlaceHtmlReporter {

  private static final int WIDTH = 100;

  private final String toolVersion;

  public PlaceHtmlReporter(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  /**
   * Returns the page.
   *
   * @param nodes those of the cluster's nodes that it shows
   * @param tried what changes that are tried out do, or null if there are none
   */
  public String report(
      Cluster cluster, List<Node> nodes, List<Placement> placements, @Nullable TriedChange tried) {
    JsonWriter json = new JsonWriter().object();
    json.field("command", "place").field("rollcall", toolVersion);
    if (tried != null) {
      String text = new TriedChangeText(AnsiStyle.PLAIN, WIDTH).of(tried, placements);
      json.field("tried", text.stripTrailing());
    }
    append(json, cluster, nodes, placements);
    return HtmlPage.of("rollcall place", json.end().toString());
  }

  /** Writes the fields of the placements, by nodes or by groups, into the object that is open. */
  public static void append(
      JsonWriter json, Cluster cluster, List<Node> nodes, List<Placement> placements) {
    if (!cluster.isByGroups()) {
      new HtmlMatrix(nodes, MatrixColumns.of(nodes, placements)).append(json, cluster.reference());
      return;
    }
    HtmlGroups groups = new HtmlGroups(cluster);
    new HtmlMatrix(List.of(), groups.columns(placements)).append(json, null);
    groups.append(json, placements);
  }
}
