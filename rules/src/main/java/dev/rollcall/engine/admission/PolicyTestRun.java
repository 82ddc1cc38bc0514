package dev.rollcall.engine.admission;

import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.schemas.ApiTypes;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The test of one folder. */
final class PolicyTestRun {

  private final PolicyCheck check;
  private final Map<ObjectId, FieldCursor> old = new HashMap<>();
  private final List<Expected> expected = new ArrayList<>();
  private final List<PolicyTestCase> unreadable = new ArrayList<>();
  private final Set<String> refusing = new HashSet<>();

  PolicyTestRun(ApiTypes types) {
    this.check = new PolicyCheck(types);
  }

  private record Expected(FieldCursor object, boolean accepted, boolean deleted) {}

  /** Adds what is wrong with a file. */
  void unreadable(String position, String problem) {
    unreadable.add(new PolicyTestCase(position, "", "cannot be read: " + problem));
  }

  private static ObjectId id(FieldCursor object) {
    return object.place().origin().object();
  }

  /** Adds a policy or what belongs to one. */
  void add(FieldCursor object) {
    check.add(object, id(object), true);
  }

  /** Adds an object that is there before. */
  void replaces(FieldCursor object) {
    old.put(id(object), object);
  }

  /** Adds an object that is to be accepted or refused; Namespaces and parameters belong to it. */
  void expect(FieldCursor object, boolean accepted, boolean deleted) {
    String kind = id(object).kind();
    if (kind.equals("Namespace") || kind.equals("ConfigMap")) {
      check.add(object, id(object), false);
    } else {
      expected.add(new Expected(object, accepted, deleted));
    }
  }

  /** Asks the policies, and returns what came of it. */
  List<PolicyTestCase> cases() {
    List<PolicyTestCase> cases = new ArrayList<>(unreadable);
    for (PolicyFinding invalid : check.findings()) {
      String failure = invalid.path() + ": " + invalid.message();
      cases.add(PolicyTestCase.of(invalid.place(), "the API server refuses it: " + failure));
    }
    for (Expected one : expected) {
      cases.add(PolicyTestCase.of(one.object().place(), failure(one)));
    }
    return cases;
  }

  private @Nullable String failure(Expected one) {
    FieldCursor object = one.object();
    ObjectId id = id(object);
    if (check.isEmpty()) {
      return "there is no policy beside it";
    }
    if (!PolicyCheck.isAsked(id)) {
      return "rollcall does not ask policies about a " + id.kind() + " of " + id.apiVersion();
    }
    String unknown = null;
    String refusal = null;
    for (PolicyFinding finding : findings(one)) {
      if (finding.rule().equals("policy-unknown")) {
        unknown = finding.message();
      } else {
        refusal = refusal == null ? text(finding) : refusal;
        refusing.add(finding.verdict().policy() + " " + finding.verdict().validation());
      }
    }
    if (one.accepted()) {
      return refusal == null ? unknown : "is refused, and is to be accepted: " + refusal;
    }
    String accepted = "is accepted, and is to be refused";
    return refusal != null ? null : unknown == null ? accepted : unknown;
  }

  private List<PolicyFinding> findings(Expected one) {
    FieldCursor object = one.object();
    ObjectId id = id(object);
    if (one.deleted()) {
      return check.deletion(object, id);
    }
    FieldCursor before = old.get(id);
    List<PolicyFinding> findings =
        new ArrayList<>(
            before == null ? check.creation(object, id) : check.update(before, object, id));
    findings.addAll(check.pod(object, id));
    return findings;
  }

  private static String text(PolicyFinding finding) {
    String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
    return path + finding.message().replace(PolicyCheck.UNBOUND, "");
  }

  /** Returns the validations that refused nothing, once the policies were asked. */
  List<String> untested() {
    List<String> untested = new ArrayList<>();
    check
        .validations()
        .forEach(
            (policy, count) -> {
              for (int i = 0; i < count; i++) {
                if (!refusing.contains(policy + " " + i)) {
                  untested.add("validations[" + i + "] of policy \"" + policy + "\"");
                }
              }
            });
    return untested;
  }
}
