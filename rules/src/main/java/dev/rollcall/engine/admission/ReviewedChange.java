package dev.rollcall.engine.admission;

import dev.rollcall.config.RulePolicy;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.RefusedDaemonSets;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What admission policies say of the way from one state to another. */
public final class ReviewedChange {

  private final ClusterReader.ClusterState before;
  private final ClusterReader.ClusterState after;
  private final Function<String, RulePolicy> configured;
  private final @Nullable StateReview earlier;
  private final @Nullable StateReview later;

  /** Reviews a change; each state by its own policies and those that a user names. */
  public ReviewedChange(
      ClusterReader.ClusterState before, ClusterReader.ClusterState after, PolicyReview review) {
    this.before = before;
    this.after = after;
    this.configured = review.configured();
    this.earlier = review.of(before);
    this.later = review.of(after);
  }

  /**
   * Returns why policies refuse a DaemonSet of the later state; empty if they do not, or if it is
   * no change.
   *
   * @param was what it replaces, null if it is new
   */
  public List<String> refusals(DaemonSet daemonSet, @Nullable FieldCursor was) {
    return StateReview.refusals("", findings(daemonSet, was));
  }

  /**
   * Returns what else is said of a DaemonSet of the later state that is new or changes.
   *
   * @param was what it replaces, null if it is new
   * @param taken whether it is taken, so that pods are made of it
   */
  public List<PolicyRemark> remarks(DaemonSet daemonSet, @Nullable FieldCursor was, boolean taken) {
    FieldCursor now = after.contents().get(daemonSet);
    List<PolicyRemark> remarks = new ArrayList<>(remarks("", findings(daemonSet, was)));
    if (taken && later != null && now != null && isChange(daemonSet, was, now)) {
      remarks.addAll(remarks("of its pods: ", later.podsOf(now)));
    }
    return remarks;
  }

  private List<PolicyRemark> remarks(String lead, List<PolicyFinding> findings) {
    return PolicyRemark.of(lead, findings, configured);
  }

  private boolean isChange(DaemonSet daemonSet, @Nullable FieldCursor was, FieldCursor now) {
    return was == null
        ? !RefusedDaemonSets.isStored(daemonSet, now)
        : later != null && !later.isSame(was, now);
  }

  private List<PolicyFinding> findings(DaemonSet daemonSet, @Nullable FieldCursor was) {
    FieldCursor now = after.contents().get(daemonSet);
    if (later == null || now == null || !isChange(daemonSet, was, now)) {
      return List.of();
    }
    return was == null ? later.creation(now) : later.update(was, now);
  }

  /** Returns why a DaemonSet of the earlier state is not deleted; empty if it is. */
  public List<String> deletion(DaemonSet daemonSet) {
    return StateReview.refusals("deletion: ", deletionFindings(daemonSet));
  }

  /** Returns what else is said of the deletion of a DaemonSet of the earlier state. */
  public List<PolicyRemark> deletionRemarks(DaemonSet daemonSet) {
    return remarks("of the deletion: ", deletionFindings(daemonSet));
  }

  private List<PolicyFinding> deletionFindings(DaemonSet daemonSet) {
    FieldCursor was = before.contents().get(daemonSet);
    return later == null || was == null ? List.of() : later.deletion(was);
  }

  /** Returns the facts of the earlier state, with the pods that its policies refuse. */
  public ClusterFacts before(ClusterFacts facts) {
    return earlier == null ? facts : facts.refusingPods(earlier.pods(before));
  }

  /**
   * Returns the facts of the later state; what it keeps of the earlier is judged by its policies.
   */
  public ClusterFacts after(ClusterFacts facts) {
    if (later == null) {
      return facts;
    }
    Map<DaemonSet, List<PodRefusal>> pods = new LinkedHashMap<>(later.pods(before));
    pods.putAll(later.pods(after));
    return facts.refusingPods(pods);
  }
}
