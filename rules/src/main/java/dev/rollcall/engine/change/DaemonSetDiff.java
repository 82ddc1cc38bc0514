package dev.rollcall.engine.change;

import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a DaemonSet on the way from one state to another.
 *
 * @param before where its pods were, null if it is new
 * @param after where its pods will be, null if it goes
 * @param gained the nodes that are to have a pod and were not
 * @param lost the nodes that were to have a pod or kept one, are not to, and keep none
 * @param misscheduled the nodes that keep a pod though they are to have none
 * @param immutable the paths of the fields that change and may not
 * @param restarts whether every pod is replaced
 * @param refused why the API server does not take the new one, so that the old one, if any, stays
 * @param remarks what admission policies say without refusing it
 * @param configChanges what changes below pods that are not restarted
 * @param lostPorts the ports that a client-side apply loses, a sentence each
 */
public record DaemonSetDiff(
    DaemonSet daemonSet,
    @Nullable Placement before,
    @Nullable Placement after,
    List<String> gained,
    List<String> lost,
    List<String> misscheduled,
    List<String> immutable,
    boolean restarts,
    List<String> refused,
    List<PolicyRemark> remarks,
    List<ConfigChange> configChanges,
    List<String> lostPorts) {

  public DaemonSetDiff {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    misscheduled = List.copyOf(misscheduled);
    immutable = List.copyOf(immutable);
    refused = List.copyOf(refused);
    remarks = List.copyOf(remarks);
    configChanges = List.copyOf(configChanges);
    lostPorts = List.copyOf(lostPorts);
  }

  /** Returns whether the cluster had the DaemonSet: it was declared, and not refused. */
  public boolean wasThere() {
    return before != null && before.objectRefused().isEmpty();
  }

  /** Returns whether there is anything to say. */
  public boolean isAny() {
    return before == null
        || after == null
        || restarts
        || !gained.isEmpty()
        || !lost.isEmpty()
        || !misscheduled.isEmpty()
        || !immutable.isEmpty()
        || !refused.isEmpty()
        || !remarks.isEmpty()
        || !configChanges.isEmpty()
        || !lostPorts.isEmpty()
        || hasNewObstacles();
  }

  /** Returns whether pods stop on their way to a node where they did not before. */
  private boolean hasNewObstacles() {
    return after != null
        && (before == null
            || !names(after.refused().keySet()).equals(names(before.refused().keySet()))
            || !names(after.neverReady().keySet()).equals(names(before.neverReady().keySet()))
            || !names(after.pending().keySet()).equals(names(before.pending().keySet())));
  }

  private static Set<String> names(Set<Node> nodes) {
    Set<String> names = new HashSet<>();
    nodes.forEach(node -> names.add(node.name()));
    return names;
  }
}
