package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.DaemonSetCounts;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.report.MatrixCell;
import dev.rollcall.report.MatrixColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the columns of a page's matrix from placements. */
public final class MatrixColumns {

  private static final int TOLD_WIDTH = Integer.MAX_VALUE;

  private MatrixColumns() {}

  /** Returns a column for each placement. */
  public static List<MatrixColumn> of(List<Node> nodes, List<Placement> placements) {
    List<MatrixColumn> columns = new ArrayList<>();
    boolean dump = PlaceTable.isDump(placements);
    for (Placement placement : placements) {
      Map<Node, List<String>> held = placement.blockingPods();
      columns.add(
          new MatrixColumn(
              placement.daemonSet(),
              counts(placement, dump),
              explanation(placement),
              number -> cell(placement, nodes.get(number), held)));
    }
    return columns;
  }

  private static String explanation(Placement placement) {
    StringBuilder out = new StringBuilder();
    new UnplacedNodesText(placement, TOLD_WIDTH).append(out);
    return out.toString().stripTrailing().stripIndent();
  }

  private static Map<String, String> counts(Placement placement, boolean dump) {
    Map<String, String> figures = new LinkedHashMap<>();
    boolean unknown = placement.isUnknown() || placement.isWithoutNodes();
    figures.put("DESIRED", unknown ? "?" : Integer.toString(placement.desired()));
    figures.put("RUNNING", unknown ? "?" : Integer.toString(placement.running().size()));
    figures.put("PENDING", unknown ? "?" : Integer.toString(placement.pending().size()));
    if (!unknown && placement.current() < placement.desired()) {
      figures.put("REFUSED", Integer.toString(placement.desired() - placement.current()));
    }
    figures.put("MISSCHEDULED", unknown ? "?" : Integer.toString(placement.misscheduled()));
    if (dump) {
      DaemonSetCounts now = placement.observedCounts();
      figures.put("READY NOW", now == null ? "?" : Long.toString(now.ready()));
    }
    figures.put("NODE SELECTOR", PlaceTable.nodeSelector(placement.daemonSet()));
    return figures;
  }

  /** Returns what a placement says of one of its nodes. */
  public static MatrixCell cell(Placement placement, Node node, Map<Node, List<String>> held) {
    if (placement.isUnknown()) {
      return MatrixCell.of('?', "asks for labels of which nothing is known of the nodes");
    }
    if (placement.isPendingOn(node)) {
      return MatrixCell.of('W', waiting(placement, node, held));
    }
    MatrixCell stopped = stopped(placement, node);
    if (stopped != null) {
      return stopped;
    }
    UnfitReason reason = placement.verdictOn(node).reason();
    if (reason == null) {
      return MatrixCell.of('R');
    }
    String wanted = reason.requirement().isEmpty() ? reason.message() : reason.requirement();
    char mark = placement.isMisscheduledOn(node) ? 'S' : 'N';
    return new MatrixCell(mark, wanted, reason.message());
  }

  /** Returns the cell of a pod that is wanted and gets no further than to be created or started. */
  private static @Nullable MatrixCell stopped(Placement placement, Node node) {
    return switch (placement.stageOn(node)) {
      case OBJECT_REFUSED, REFUSED -> MatrixCell.of('X', placement.stoppedOn(node));
      case NOT_STARTED, NEVER_READY -> MatrixCell.of('U', placement.stoppedOn(node));
      default -> null;
    };
  }

  private static String waiting(Placement placement, Node node, Map<Node, List<String>> held) {
    String why = String.join(", ", placement.pendingReasons(node));
    List<String> holders = held.get(node);
    return holders == null
        ? why
        : why + "; pods of higher priority hold what it needs: " + String.join(", ", holders);
  }
}
