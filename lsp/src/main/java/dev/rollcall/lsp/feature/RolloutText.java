package dev.rollcall.lsp.feature;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.report.rollout.DurationFormat;
import dev.rollcall.rollout.Assumptions;
import dev.rollcall.rollout.Rollout;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.text.Plural;

/** Words how the next update of the pods of a DaemonSet goes. */
final class RolloutText {

  /** More nodes take longer to play than a reader waits for a hover. */
  private static final int MAX_NODES = 5_000;

  private RolloutText() {}

  /** Returns Markdown about the update that the next change of the pod template leads to. */
  static String markdown(Cluster cluster, DaemonSet daemonSet) {
    String unknown = unknown(cluster, daemonSet);
    if (!unknown.isEmpty()) {
      return "the next update: " + unknown + "\n";
    }
    RolloutResult result = Rollout.predict(daemonSet, cluster, Assumptions.none());
    RolloutTrace course = result.course();
    StringBuilder out = new StringBuilder("**the next update: ");
    if (course.finished()) {
      out.append(Plural.count(course.waves(), "wave")).append(", about ");
      out.append(DurationFormat.text(course.seconds())).append("**\n");
    } else {
      out.append("never ends**, ").append(course.updated()).append(" of ");
      out.append(Plural.count(course.desired(), "pod")).append(" are replaced: ");
      out.append(Markdown.escaped(String.valueOf(result.stuckBecause()))).append('\n');
    }
    out.append("\nat most ").append(course.mostUnavailable()).append(" of ");
    out.append(Plural.count(course.desired(), "node")).append(" without an available pod at once");
    if (course.maxPodsPerNode() > 1) {
      out.append(", up to ").append(course.maxPodsPerNode()).append(" pods on one node");
    }
    out.append('\n');
    for (String assumed : result.plan().paces().assumed()) {
      out.append("\n- assumed: ").append(Markdown.escaped(assumed));
    }
    if (cluster.reference() != null) {
      out.append("\n- assumed: the nodes of the reference cluster ").append(cluster.reference());
    }
    return out.append('\n').toString();
  }

  private static String unknown(Cluster cluster, DaemonSet daemonSet) {
    if (cluster.isByGroups() || cluster.nodes().isEmpty()) {
      return "unknown, since no node is given one by one";
    }
    if (cluster.nodes().size() > MAX_NODES) {
      return "see `rollcall rollout`, these are many nodes";
    }
    if (cluster.placementOf(daemonSet).isUnknown()) {
      return "unknown, since it is unknown which nodes get a pod";
    }
    if (!daemonSet.updateStrategy().isRollingUpdate()) {
      return "a pod is replaced only once somebody deletes it";
    }
    return cluster.placementOf(daemonSet).desired() == 0 ? "nothing to replace, DESIRED is 0" : "";
  }
}
