package dev.rollcall.engine.admission;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the policies of one state refuse for certain. */
final class StateReview {

  private final PolicyCheck check;

  StateReview(PolicyCheck check) {
    this.check = check;
  }

  private static ObjectId id(FieldCursor object) {
    return object.place().origin().object();
  }

  /** Returns what is said of the creation of an object. */
  List<PolicyFinding> creation(FieldCursor object) {
    return check.creation(object, id(object));
  }

  /** Returns what is said of an object that takes the place of another. */
  List<PolicyFinding> update(FieldCursor old, FieldCursor now) {
    return check.update(old, now, id(now));
  }

  /** Returns what is said of the deletion of an object. */
  List<PolicyFinding> deletion(FieldCursor old) {
    return check.deletion(old, id(old));
  }

  /** Returns what is said of the pods that the controller of a DaemonSet makes. */
  List<PolicyFinding> podsOf(FieldCursor daemonSet) {
    return check.pod(daemonSet, id(daemonSet));
  }

  /** Returns whether an object is the same as another, so that nothing is asked to change. */
  boolean isSame(FieldCursor old, FieldCursor now) {
    return PolicyCheck.isSame(old, now);
  }

  /** Returns why the pods of DaemonSets are not created, of those whose pods are refused. */
  public Map<DaemonSet, List<PodRefusal>> pods(ClusterReader.ClusterState state) {
    Map<DaemonSet, List<PodRefusal>> refused = new LinkedHashMap<>();
    for (DaemonSet daemonSet : state.inventory().daemonSets()) {
      FieldCursor content = state.contents().get(daemonSet);
      List<PodRefusal> refusals = content == null ? List.of() : pods(content);
      if (!refusals.isEmpty()) {
        refused.put(daemonSet, refusals);
      }
    }
    return refused;
  }

  private List<PodRefusal> pods(FieldCursor daemonSet) {
    List<PodRefusal> refusals = new ArrayList<>();
    for (PolicyFinding finding : podsOf(daemonSet)) {
      if (finding.severity() == Severity.ERROR) {
        refusals.add(PodRefusal.byPolicy(text(finding), finding.place(), finding.place()));
      }
    }
    return refusals;
  }

  /**
   * Returns the refusals among findings, a text for each.
   *
   * @param prefix what the findings are about, empty for the object itself
   */
  static List<String> refusals(String prefix, List<PolicyFinding> findings) {
    List<String> texts = new ArrayList<>();
    for (PolicyFinding finding : findings) {
      if (finding.severity() == Severity.ERROR) {
        String path = finding.path().isEmpty() || !prefix.isEmpty() ? "" : finding.path() + ": ";
        texts.add(prefix + path + "ValidatingAdmissionPolicy " + text(finding));
      }
    }
    return texts;
  }

  /** Returns a refusal in the words of the API server. */
  private static String text(PolicyFinding finding) {
    String binding = finding.verdict().binding();
    return "'%s'%s denied request: %s"
        .formatted(
            finding.verdict().policy(),
            binding == null ? "" : " with binding '" + binding + "'",
            finding.said());
  }
}
