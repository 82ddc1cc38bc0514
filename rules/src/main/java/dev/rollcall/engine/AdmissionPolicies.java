package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.TaskFailure;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.ManifestFile;
import dev.rollcall.engine.ruleset.RuleCrashes;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.policy.CompiledPolicies;
import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Asks the admission policies of a run about its objects. */
final class AdmissionPolicies {

  private final RuleSet rules;
  private final PolicyCheck check;
  private final BoundedExecutor guard;

  AdmissionPolicies(RuleSet rules, CompiledPolicies compiled, BoundedExecutor guard) {
    this.rules = rules;
    this.check = new PolicyCheck(compiled);
    this.guard = guard;
  }

  /** Returns whether some file holds a policy or a binding. */
  static boolean areIn(List<ManifestFile> read) {
    for (ManifestFile file : read) {
      if (isIn(file)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a file holds a policy or a binding. */
  static boolean isIn(ManifestFile file) {
    for (SkippedInput skipped : file.skipped()) {
      if (skipped.reason().equals(SkippedInput.ADMISSION_POLICY)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what the policies say of the objects of files.
   *
   * @param named the policies that options name, with what belongs to them
   */
  PolicyFindings check(List<ManifestFile> files, List<FieldCursor> named, LintScope scope) {
    named.forEach(object -> check.add(object, id(object), true));
    List<FieldCursor> asked = new ArrayList<>();
    for (ManifestFile file : files) {
      for (FieldCursor object : file.policyObjects()) {
        check.add(object, id(object), false);
        if (PolicyCheck.isAsked(id(object)) && scope.includes(file.name())) {
          asked.add(object);
        }
      }
    }
    List<PolicyFindings.Told> told = new ArrayList<>(asked.size() + 2);
    told.add(PolicyFindings.Told.of(findings(check.findings())));
    told.addAll(
        guard.map(
            asked,
            object -> PolicyFindings.Told.of(findings(check.judge(object, id(object)))),
            (object, mishap) -> PolicyFindings.Told.of(unfinished(object, mishap))));
    if (rules.enabled("policy-type") != null) {
      told.add(PolicyFindings.Told.of(findings(check.typeFindings())));
    }
    return new PolicyFindings(told);
  }

  private List<Finding> unfinished(FieldCursor object, TaskFailure mishap) {
    RuleInfo rule = rules.enabled("policy-denied");
    return rule == null ? List.of() : new RuleCrashes(rule, mishap).finding(rules, object.place());
  }

  private List<Finding> findings(List<PolicyFinding> told) {
    List<Finding> findings = new ArrayList<>(told.size());
    Map<FieldLocation, Location> locations = new IdentityHashMap<>();
    for (PolicyFinding finding : told) {
      RuleInfo rule = rules.enabled(finding.rule());
      if (rule != null) {
        Location location = locations.computeIfAbsent(finding.place(), FieldLocation::location);
        findings.add(finding(rule, finding, location));
      }
    }
    return findings;
  }

  private static Finding finding(RuleInfo rule, PolicyFinding finding, Location location) {
    return new Finding(
        rule.id(),
        rule.category(),
        finding.severity(),
        finding.message(),
        location,
        finding.path(),
        null,
        finding.place().origin().object(),
        finding.notes(),
        null,
        List.of(),
        finding.verdict());
  }

  private static ObjectId id(FieldCursor object) {
    return object.place().origin().object();
  }
}
