package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.HtmlMatrix;
import dev.rollcall.report.HtmlPage;
import dev.rollcall.text.JsonWriter;
import java.util.List;

/** Writes placements as a page with the matrix of nodes and DaemonSets. */
public final class PlaceHtmlReporter {

  private final String toolVersion;

  public PlaceHtmlReporter(String toolVersion) {
    this.toolVersion = toolVersion;
  }

  /**
   * Returns the page.
   *
   * @param nodes those of the cluster's nodes that it shows
   */
  public String report(Cluster cluster, List<Node> nodes, List<Placement> placements) {
    JsonWriter json = new JsonWriter().object();
    json.field("command", "place").field("rollcall", toolVersion);
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
