package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.admission.ReviewedChange;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Placement;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two states of a cluster, and what the way from one to the other does to each DaemonSet. */
public final class ClusterDiff {

  private final ClusterReader.ClusterState before;
  private final ClusterReader.ClusterState after;
  private final ApiServer admission;
  private final AcceptedState accepted;
  private final Map<String, List<PolicyRemark>> remarks = new HashMap<>();
  private final Map<String, DaemonSet> later = new HashMap<>();
  private final ConfigChanges configs;
  private final ReviewedChange review;

  /**
   * Compares what was read.
   *
   * @param admission what the API server says to a replacement
   * @param policies what admission policies say to it
   */
  public ClusterDiff(
      ClusterReader.ClusterState before,
      ClusterReader.ClusterState after,
      ApiServer admission,
      PolicyReview policies) {
    this.before = before;
    this.after = after;
    this.admission = admission;
    this.review = new ReviewedChange(before, after, policies);
    this.accepted = new AcceptedState(before, after, admission, review);
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      later.put(key(daemonSet), daemonSet);
      remarks.put(key(daemonSet), accepted.remarks(daemonSet));
    }
    for (DaemonSet gone : accepted.gone()) {
      remarks.put(key(gone), review.deletionRemarks(gone));
    }
    this.configs = new ConfigChanges(before.inventory(), after.inventory());
  }

  /**
   * Both states.
   *
   * @param changes the DaemonSets of the earlier state, then the new ones
   * @param groupChanges what they come to on groups of nodes that files declare
   */
  public record Result(
      Cluster before, Cluster after, List<DaemonSetDiff> changes, List<GroupChange> groupChanges) {

    public Result {
      changes = List.copyOf(changes);
      groupChanges = List.copyOf(groupChanges);
    }

    /** Returns on how many groups of nodes a DaemonSet is known to gain nodes. */
    public long groupsGained(DaemonSet daemonSet) {
      return groupChanges.stream().filter(one -> one.isOf(daemonSet) && one.isGain()).count();
    }

    /** Returns on how many groups of nodes a DaemonSet is known to lose nodes. */
    public long groupsLost(DaemonSet daemonSet) {
      return groupChanges.stream().filter(one -> one.isOf(daemonSet) && one.isLoss()).count();
    }
  }

  /**
   * Places both states; one without nodes has those of the other.
   *
   * @param placer what places an input of which neither state has nodes
   */
  public Result compare(ClusterPlacer placer) {
    List<Node> ownNodes = before.inventory().clusterNodes();
    List<Node> newNodes = after.inventory().clusterNodes();
    List<Node> earlier = ownNodes.isEmpty() ? newNodes : ownNodes;
    // One without groups has those of the other, as with nodes.
    Inventory inventory = before.inventory().withGroupsUnlessOwn(after.inventory());
    ClusterPlacer first =
        placer.with(review.before(placer.facts()).refusing(accepted.refusedBefore()));
    ClusterPlacer second = placer.with(review.after(placer.facts()).refusing(accepted.refused()));
    Cluster was = earlier.isEmpty() ? first.place(inventory) : first.place(inventory, earlier);
    Inventory stored = accepted.inventory().withGroupsUnlessOwn(before.inventory());
    List<Node> later = newNodes.isEmpty() ? was.nodes() : newNodes;
    if (later.isEmpty()) {
      // Nothing was there before; what comes stands on the reference cluster.
      Cluster is = second.place(stored);
      return new Result(was, is, changes(was, is), GroupChanges.between(was, is));
    }
    Cluster is = second.replay(was, stored, later, (old, now) -> accepted.restarts(now));
    return new Result(was, is, changes(was, is), GroupChanges.between(was, is));
  }

  private static String key(DaemonSet daemonSet) {
    return daemonSet.fullName();
  }

  /** Returns why the later version of a DaemonSet is not taken, or the earlier not deleted. */
  private List<String> refusals(DaemonSet daemonSet) {
    return accepted.refusals(later.getOrDefault(key(daemonSet), daemonSet));
  }

  private List<DaemonSetDiff> changes(Cluster was, Cluster is) {
    Set<String> seen = new HashSet<>();
    List<DaemonSetDiff> changes = new ArrayList<>();
    List<DaemonSet> all = new ArrayList<>(before.inventory().daemonSets());
    all.addAll(after.inventory().daemonSets());
    for (DaemonSet daemonSet : all) {
      if (seen.add(key(daemonSet))) {
        changes.add(
            change(
                daemonSet,
                was.placementOf(daemonSet.namespace(), daemonSet.name()),
                is.placementOf(daemonSet.namespace(), daemonSet.name())));
      }
    }
    return changes;
  }

  private DaemonSetDiff change(
      DaemonSet daemonSet, @Nullable Placement was, @Nullable Placement is) {
    Set<String> old = eligible(was);
    Set<String> now = eligible(is);
    boolean replaced = isThere(was) && isThere(is);
    boolean restarts = replaced && accepted.restarts(is.daemonSet());
    Set<String> kept = new LinkedHashSet<>();
    // An update deletes the pods that only stay, and nothing replaces them: rollingUpdate.
    if (is != null && !(restarts && is.daemonSet().updateStrategy().isRollingUpdate())) {
      kept.addAll(misscheduled(is));
    }
    Set<String> gained = new LinkedHashSet<>(now);
    gained.removeAll(old);
    Set<String> lost = new LinkedHashSet<>(old);
    lost.addAll(misscheduled(was));
    lost.removeAll(now);
    lost.removeAll(kept);
    return new DaemonSetDiff(
        daemonSet,
        was,
        is,
        List.copyOf(gained),
        List.copyOf(lost),
        List.copyOf(kept),
        immutable(daemonSet),
        restarts,
        refusals(daemonSet),
        remarks.getOrDefault(key(daemonSet), List.of()),
        replaced && !restarts ? configChanges(is.daemonSet()) : List.of(),
        replaced ? LostPorts.between(was.daemonSet(), is.daemonSet()) : List.of());
  }

  private static boolean isThere(@Nullable Placement placement) {
    return placement != null && placement.objectRefused().isEmpty();
  }

  /** Returns the fields that are to change and for which the API server refuses that. */
  private List<String> immutable(DaemonSet daemonSet) {
    DaemonSet declared = later.get(key(daemonSet));
    FieldCursor old = declared == null ? null : accepted.contentBefore(declared);
    FieldCursor now = declared == null ? null : after.contents().get(declared);
    if (old == null || now == null || !accepted.refused().containsKey(declared)) {
      return List.of();
    }
    return admission.changedImmutableFields(old, now, declared.origin().object());
  }

  private List<ConfigChange> configChanges(DaemonSet daemonSet) {
    FieldCursor content = after.contents().get(daemonSet);
    return content == null ? List.of() : configs.of(daemonSet, content);
  }

  private static Set<String> misscheduled(@Nullable Placement placement) {
    Set<String> names = new LinkedHashSet<>();
    if (placement != null) {
      placement.misscheduledNodes().forEach(node -> names.add(node.name()));
    }
    return names;
  }

  private static Set<String> eligible(@Nullable Placement placement) {
    Set<String> names = new LinkedHashSet<>();
    if (placement != null) {
      placement.desiredNodes().forEach(node -> names.add(node.name()));
    }
    return names;
  }
}
