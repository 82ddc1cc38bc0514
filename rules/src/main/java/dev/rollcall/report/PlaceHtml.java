package dev.rollcall.report;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import java.util.List;

/** Writes placements as a page with the matrix of nodes and DaemonSets. */
public final class PlaceHtml {

  private final String toolVersion;

  public PlaceHtml(String toolVersion) {
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
    new PageMatrix(nodes, PlaceColumns.of(nodes, placements)).append(json, cluster.reference());
    return HtmlPage.of("rollcall place", json.end().toString());
  }
}
