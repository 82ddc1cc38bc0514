package dev.rollcall.report;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Counts;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the columns of a page's matrix from placements. */
final class PlaceColumns {

  private static final int TOLD_WIDTH = 120;

  private PlaceColumns() {}

  /** Returns a column for each placement. */
  static List<PageColumn> of(List<Node> nodes, List<Placement> placements) {
    List<PageColumn> columns = new ArrayList<>();
    boolean dump = PlaceTable.isDump(placements);
    for (Placement placement : placements) {
      Map<Node, List<String>> held = placement.heldBy();
      columns.add(
          new PageColumn(
              placement.daemonSet(),
              figures(placement, dump),
              told(placement),
              number -> cell(placement, nodes.get(number), held)));
    }
    return columns;
  }

  private static String told(Placement placement) {
    StringBuilder out = new StringBuilder();
    new PlaceReasons(placement, TOLD_WIDTH).append(out);
    return out.toString().stripTrailing().stripIndent();
  }

  private static Map<String, String> figures(Placement placement, boolean dump) {
    Map<String, String> figures = new LinkedHashMap<>();
    boolean unknown = placement.isUnknown();
    figures.put("DESIRED", unknown ? "?" : Integer.toString(placement.desired()));
    figures.put("RUNNING", unknown ? "?" : Integer.toString(placement.running().size()));
    figures.put("PENDING", unknown ? "?" : Integer.toString(placement.pending().size()));
    figures.put("MISSCHEDULED", unknown ? "?" : Integer.toString(placement.misscheduled()));
    if (dump) {
      Counts now = placement.now();
      figures.put("READY NOW", now == null ? "?" : Long.toString(now.ready()));
    }
    figures.put("NODE SELECTOR", PlaceTable.nodeSelector(placement.daemonSet()));
    return figures;
  }

  /** Returns what a placement says of one of its nodes. */
  static PageCell cell(Placement placement, Node node, Map<Node, List<String>> held) {
    if (placement.isUnknown()) {
      return PageCell.of('?', "asks for labels of which the reference cluster knows nothing");
    }
    if (placement.waitsOn(node)) {
      return PageCell.of('W', waiting(placement, node, held));
    }
    Reason reason = placement.verdictOn(node).reason();
    if (reason == null) {
      return PageCell.of('R');
    }
    String wanted = reason.demand().isEmpty() ? reason.message() : reason.demand();
    char mark = placement.staysOn(node) ? 'S' : 'N';
    return new PageCell(mark, wanted, reason.message());
  }

  private static String waiting(Placement placement, Node node, Map<Node, List<String>> held) {
    String why = String.join(", ", placement.pendingOn(node));
    List<String> holders = held.get(node);
    return holders == null
        ? why
        : why + "; pods of higher priority hold what it needs: " + String.join(", ", holders);
  }
}
