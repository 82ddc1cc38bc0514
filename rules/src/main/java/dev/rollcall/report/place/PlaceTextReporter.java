package dev.rollcall.report.place;

import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.TextTable;
import dev.rollcall.report.WorkflowCommandEscaper;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes placements for people: kubectl's table, then what is missing where and why. */
public final class PlaceTextReporter {

  /** Fewer pairs of DaemonSets and nodes are told of by the time that threads have started. */
  private static final int MANY = 50_000;

  private final AnsiStyle style;
  private final int width;
  private final BoundedExecutor executor;

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   */
  public PlaceTextReporter(AnsiStyle style, int width) {
    this(style, width, new BoundedExecutor(1, 0));
  }

  /**
   * Creates a reporter.
   *
   * @param width how many columns a line has at most
   * @param executor what tells of many DaemonSets at a time
   */
  public PlaceTextReporter(AnsiStyle style, int width, BoundedExecutor executor) {
    this.style = style;
    this.width = width;
    this.executor = executor;
  }

  /** Returns the table, and under it the matrix of nodes. */
  public String wide(Cluster cluster, List<Placement> placements) {
    StringBuilder out = new StringBuilder();
    if (cluster.isByGroups()) {
      new PlaceGroupsText(style, width, true).append(out, cluster, placements);
      return WorkflowCommandEscaper.escape(out.toString());
    }
    ground(out, cluster);
    PlaceTable.of(placements).append(out, "", width);
    return WorkflowCommandEscaper.escape(
        out.append('\n').append(new PlaceMatrix(width).report(cluster, placements)).toString());
  }

  /** Returns the text. */
  public String report(Cluster cluster, List<Placement> placements) {
    StringBuilder out = new StringBuilder();
    if (cluster.isByGroups()) {
      new PlaceGroupsText(style, width, false).append(out, cluster, placements);
      return WorkflowCommandEscaper.escape(out.toString());
    }
    ground(out, cluster);
    if (placements.isEmpty()) {
      return WorkflowCommandEscaper.escape(out.append("no DaemonSet\n").toString());
    }
    boolean selectorShown = table(out, placements);
    List<String> told = told(cluster, placements);
    Map<String, List<DaemonSet>> texts = new LinkedHashMap<>();
    for (int i = 0; i < placements.size(); i++) {
      String reasons = told.get(i);
      if (!reasons.isEmpty()) {
        DaemonSet daemonSet = placements.get(i).daemonSet();
        String text = selectorShown ? reasons : selector(daemonSet) + reasons;
        texts.computeIfAbsent(text, key -> new ArrayList<>()).add(daemonSet);
      }
    }
    new DaemonSetHeadings(style, placements).append(out, texts);
    return WorkflowCommandEscaper.escape(out.toString());
  }

  /** Returns what is missing where and why, for each placement. */
  private List<String> told(Cluster cluster, List<Placement> placements) {
    if ((long) placements.size() * cluster.nodes().size() < MANY) {
      List<String> told = new ArrayList<>();
      placements.forEach(placement -> told.add(told(placement)));
      return told;
    }
    return executor.map(placements, this::told, (placement, failure) -> told(placement));
  }

  private String told(Placement placement) {
    StringBuilder out = new StringBuilder();
    new UnplacedNodesText(placement, width).append(out);
    return out.toString();
  }

  private String selector(DaemonSet daemonSet) {
    String selector = PlaceTable.nodeSelector(daemonSet);
    if (selector.equals("<none>")) {
      return "";
    }
    StringBuilder out = new StringBuilder("  ");
    String text = "node selector " + selector.replace(",", ", ");
    WordWrap.append(out, TextSanitizer.text(text), 2, 4, width);
    return out.append('\n').toString();
  }

  private void ground(StringBuilder out, Cluster cluster) {
    String reference = cluster.reference();
    List<String> absent = cluster.notInDump();
    if (!absent.isEmpty()) {
      WordWrap.append(out, UnplacedNodesText.absence(absent), 0, 0, width);
      out.append("\n\n");
    }
    if (reference != null) {
      String text =
          "the input has no Node; these are the nodes of the reference cluster "
              + reference
              + " (--cluster NAME|PATH takes others)";
      WordWrap.append(out, text, 0, 0, width);
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
      table = table.without("NODE SELECTOR"); // each stands with its DaemonSet
    }
    table.append(out, "", width);
    return table.has("NODE SELECTOR");
  }
}
