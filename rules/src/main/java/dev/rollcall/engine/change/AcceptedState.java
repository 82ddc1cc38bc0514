package dev.rollcall.engine.change;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.engine.admission.ReviewedChange;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.RefusedDaemonSets;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the API server makes of the way from one state to another: what it does not create is not
 * there, and what it does not replace or delete stays as it was.
 */
final class AcceptedState {

  private final ClusterReader.ClusterState before;
  private final ClusterReader.ClusterState after;
  private final ApiServer admission;
  private final ReviewedChange review;
  private final Map<DaemonSet, List<String>> refusedBefore;
  private final Map<DaemonSet, List<String>> refused = new LinkedHashMap<>();
  private final Map<DaemonSet, List<String>> undeleted = new LinkedHashMap<>();
  private final Map<DaemonSet, List<PolicyRemark>> remarks = new HashMap<>();
  private final Map<DaemonSet, List<FieldError>> strict = new HashMap<>();
  private final Map<String, DaemonSet> old;
  private final Map<String, DaemonSet> gone;
  private final Inventory inventory;

  /** Asks the API server, and the policies that a review knows, about each DaemonSet. */
  AcceptedState(
      ClusterReader.ClusterState before,
      ClusterReader.ClusterState after,
      ApiServer admission,
      ReviewedChange review) {
    this.before = before;
    this.after = after;
    this.admission = admission;
    this.review = review;
    this.refusedBefore = RefusedDaemonSets.of(before, admission);
    this.old = RefusedDaemonSets.taken(before.inventory(), refusedBefore);
    this.gone = new LinkedHashMap<>(old);
    this.inventory = after.inventory().withDaemonSets(kept());
  }

  private List<DaemonSet> kept() {
    List<DaemonSet> kept = new ArrayList<>();
    for (DaemonSet daemonSet : after.inventory().daemonSets()) {
      gone.remove(daemonSet.fullName());
      refuse(daemonSet);
      kept.add(stored(daemonSet));
    }
    for (DaemonSet daemonSet : gone.values()) {
      List<String> refusals = review.deletion(daemonSet);
      if (!refusals.isEmpty()) {
        undeleted.put(daemonSet, refusals);
        kept.add(daemonSet);
      }
    }
    return kept;
  }

  /** Policies are asked about what the server takes otherwise: it validates first. */
  private void refuse(DaemonSet daemonSet) {
    List<String> invalid = reviewed(daemonSet);
    FieldCursor was = contentBefore(daemonSet);
    List<String> refusals = invalid.isEmpty() ? review.refusals(daemonSet, was) : invalid;
    if (!refusals.isEmpty()) {
      refused.put(daemonSet, refusals);
    }
    remarks.put(
        daemonSet,
        invalid.isEmpty() ? review.remarks(daemonSet, was, refusals.isEmpty()) : List.of());
  }

  /** Returns what policies say of a DaemonSet of the later state without refusing it. */
  List<PolicyRemark> remarks(DaemonSet daemonSet) {
    return remarks.getOrDefault(daemonSet, List.of());
  }

  private List<String> reviewed(DaemonSet daemonSet) {
    FieldCursor is = after.contents().get(daemonSet);
    if (is == null) {
      return List.of();
    }
    RefusedDaemonSets.Refusals said =
        RefusedDaemonSets.refusals(contentBefore(daemonSet), daemonSet, is, admission);
    strict.put(daemonSet, said.strict());
    return RefusedDaemonSets.messages(said.always());
  }

  /** Returns what is refused of a DaemonSet where the client asks for strict validation. */
  List<FieldError> strict(DaemonSet daemonSet) {
    return strict.getOrDefault(daemonSet, List.of());
  }

  /** Returns the DaemonSets of the earlier state that never were, each with the reasons. */
  Map<DaemonSet, List<String>> refusedBefore() {
    return refusedBefore;
  }

  /** Returns the DaemonSets of the later state that are not taken, each with the reasons. */
  Map<DaemonSet, List<String>> refused() {
    return Collections.unmodifiableMap(refused);
  }

  /**
   * Returns why a DaemonSet of the later state is not taken, or one that goes is not deleted; empty
   * if it is.
   */
  List<String> refusals(DaemonSet daemonSet) {
    return refused.getOrDefault(daemonSet, undeleted.getOrDefault(daemonSet, List.of()));
  }

  /** Returns the later state with what stays. */
  Inventory inventory() {
    return inventory;
  }

  /** Returns the DaemonSet of the earlier state that one replaces, null if it is new. */
  @Nullable DaemonSet replaced(DaemonSet daemonSet) {
    return old.get(daemonSet.fullName());
  }

  /** Returns what stands in the cluster for a DaemonSet of the later state: itself or the old. */
  DaemonSet stored(DaemonSet daemonSet) {
    DaemonSet replaced = refused.containsKey(daemonSet) ? replaced(daemonSet) : null;
    return replaced == null ? daemonSet : replaced;
  }

  /** Returns the DaemonSets of the earlier state that the later does not have. */
  List<DaemonSet> gone() {
    return List.copyOf(gone.values());
  }

  /** Returns the content of the DaemonSet that one replaces, null if it is new. */
  @Nullable FieldCursor contentBefore(DaemonSet daemonSet) {
    DaemonSet replaced = replaced(daemonSet);
    return replaced == null ? null : before.contents().get(replaced);
  }

  /** Returns whether a DaemonSet of the later state is taken and replaces every pod. */
  boolean restarts(DaemonSet daemonSet) {
    FieldCursor was = contentBefore(daemonSet);
    FieldCursor is = after.contents().get(daemonSet);
    return was != null
        && is != null
        && !refused.containsKey(daemonSet)
        && admission.changesPodTemplate(was, is);
  }
}
