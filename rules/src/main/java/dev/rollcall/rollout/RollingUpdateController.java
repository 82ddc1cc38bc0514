package dev.rollcall.rollout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The DaemonSet controller: manage and rollingUpdate of daemon_controller.go and update.go. It
 * looks at the nodes where something is going on; those that wait for their turn and those that are
 * done are only counted, which is what makes thousands of nodes quick.
 *
 * <p>The controller goes through nodes in the random order of a Go map; here it is the order of the
 * input. BurstReplicas only spreads the work of one instant over several syncs.
 */
final class RollingUpdateController {

  private final RolloutStrategy terms;
  private final int maxSurge;
  private final int maxUnavailable;
  private final int desired;
  private final RolloutSimulation world;

  private List<NodeState> busy;

  /** Nodes whose only pod is old and available, in the order in which they have their turn. */
  private final Deque<NodeState> queue = new ArrayDeque<>();

  /** Nodes that need nothing more, those that hold no pod left out. */
  private int done;

  private int waves;
  private long lastWave = -1;

  RollingUpdateController(
      RolloutStrategy terms, List<NodeState> nodes, int desired, RolloutSimulation world) {
    this.terms = terms;
    this.desired = desired;
    this.maxSurge = terms.surgeCount(desired);
    this.maxUnavailable = terms.unavailableCount(desired);
    this.world = world;
    this.busy = new ArrayList<>(nodes);
  }

  int waves() {
    return waves;
  }

  /** Syncs until there is nothing to do at this instant: updateDaemonSet. */
  void sync() {
    boolean acted;
    do {
      acted = manage();
      parkIdleNodes();
      if (!acted && terms.rolling()) {
        acted = maxSurge == 0 ? rollingUpdate() : surgingUpdate();
      }
    } while (acted);
    parkIdleNodes();
  }

  /** Sorts out the nodes that need no look for now. */
  private void parkIdleNodes() {
    long now = world.now();
    List<NodeState> still = new ArrayList<>();
    for (NodeState node : busy) {
      if (node.isDone(now)) {
        node.busy = false;
        done += node.fresh == null ? 0 : 1;
      } else if (node.isWaiting(now) && mayQueue(node)) {
        node.busy = false;
        queue.add(node);
      } else {
        still.add(node);
      }
    }
    busy = still;
  }

  private boolean mayQueue(NodeState node) {
    // A surge starts with the new pod: where none is created the node never has its turn.
    return maxSurge == 0
        ? node.rolloutNode.shouldRun() || node.rolloutNode.mayStay()
        : node.rolloutNode.shouldRun() && node.rolloutNode.isCreatable();
  }

  private NodeState nextCandidate() {
    NodeState node = queue.remove();
    node.busy = true;
    busy.add(node);
    return node;
  }

  /** Creates missing pods and deletes surplus ones: podsShouldBeOnNode. */
  private boolean manage() {
    boolean acted = false;
    for (NodeState node : busy) {
      acted |= manage(node);
    }
    return acted;
  }

  private boolean manage(NodeState node) {
    if (node.rolloutNode.shouldRun() && !node.exists()) {
      return world.create(node);
    }
    if (!node.rolloutNode.mayStay()) {
      boolean had = node.old != null || node.fresh != null;
      world.deleteOld(node);
      world.deleteFresh(node);
      return had;
    }
    return maxSurge > 0 && manageSurge(node);
  }

  private boolean manageSurge(NodeState node) {
    PodState old = node.old;
    PodState fresh = node.fresh;
    if (old == null && fresh == null && node.rolloutNode.shouldRun()) {
      return world.create(node);
    }
    if (old == null || fresh == null) {
      return false;
    }
    long now = world.now();
    // The controller asks whether the old pod is ready; an old pod here is available or not ready.
    if (!old.isAvailable(now) || fresh.isAvailable(now)) {
      world.deleteOld(node);
      return true;
    }
    return false;
  }

  /** Deletes as many old pods as may be missing: rollingUpdate without surge. */
  private boolean rollingUpdate() {
    long now = world.now();
    int unavailable = 0;
    List<NodeState> replacements = new ArrayList<>();
    for (NodeState node : busy) {
      if (!node.exists() && !node.rolloutNode.shouldRun()) {
        continue;
      }
      if (node.fresh == null || !node.fresh.isAvailable(now)) {
        unavailable++;
      }
      // An old pod that is unavailable is replaced whatever the budget says.
      if (node.old != null && node.fresh == null && !node.old.isAvailable(now)) {
        replacements.add(node);
      }
    }
    int room = Math.min(Math.max(0, maxUnavailable - unavailable), queue.size());
    for (int i = 0; i < room; i++) {
      replacements.add(nextCandidate());
    }
    for (NodeState node : replacements) {
      world.deleteOld(node);
    }
    return countWave(!replacements.isEmpty());
  }

  /** Starts new pods beside old ones and deletes old ones that have a successor: the surge part. */
  private boolean surgingUpdate() {
    long now = world.now();
    int surging = 0;
    int available = queue.size() + done;
    List<NodeState> toStart = new ArrayList<>();
    List<NodeState> toDelete = new ArrayList<>();
    List<NodeState> sunset = new ArrayList<>();
    for (NodeState node : busy) {
      PodState old = node.old;
      PodState speaker = old == null ? node.fresh : old;
      available += speaker != null && speaker.isAvailable(now) ? 1 : 0;
      if (old == null) {
        continue;
      }
      if (node.fresh != null) {
        surging += node.fresh.isAvailable(now) ? 0 : 1;
      } else if (old.isAvailable(now)) {
        sunset.add(node);
      } else if (node.rolloutNode.shouldRun()) {
        if (node.rolloutNode.isCreatable()) {
          toStart.add(node);
        }
      } else {
        toDelete.add(node);
      }
    }
    int spare = Math.min(Math.max(0, available - desired), sunset.size());
    toDelete.addAll(sunset.subList(0, spare));
    int room = Math.min(Math.max(0, maxSurge - surging), queue.size());
    for (int i = 0; i < room; i++) {
      toStart.add(nextCandidate());
    }
    toStart.forEach(world::create);
    toDelete.forEach(world::deleteOld);
    return countWave(!toStart.isEmpty()) | !toDelete.isEmpty();
  }

  /** Counts the instants at which something was begun. */
  private boolean countWave(boolean some) {
    if (some && lastWave != world.now()) {
      lastWave = world.now();
      waves++;
    }
    return some;
  }
}
