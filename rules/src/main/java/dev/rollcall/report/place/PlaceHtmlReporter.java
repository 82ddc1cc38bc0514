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
    new HtmlMatrix(nodes, MatrixColumns.of(nodes, placements)).append(json, cluster.reference());
    return HtmlPage.of("rollcall place", json.end().toString());
  }
}
