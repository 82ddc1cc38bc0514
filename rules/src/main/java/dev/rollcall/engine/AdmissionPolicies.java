package dev.rollcall.engine;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
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
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
  List<Finding> check(List<ManifestFile> files, List<FieldCursor> named, LintScope scope) {
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
    List<Finding> findings = new ArrayList<>(findings(check.findings()));
    guard
        .map(asked, object -> sorted(check.judge(object, id(object))), this::unfinished)
        .forEach(findings::addAll);
    if (rules.enabled("policy-type") != null) {
      findings.addAll(findings(check.typeFindings()));
    }
    return findings;
  }

  /**
   * Returns what policies say without the errors that they meet in objects that the API server
   * refuses: it validates an object before it asks them ({@code Store.Create}), so that they never
   * see what is missing there.
   *
   * @param told what policies say
   * @param others what else was found
   */
  static List<Finding> ofTaken(List<Finding> told, List<Finding> others) {
    boolean anyError = told.stream().anyMatch(AdmissionPolicies::isPolicyError);
    if (!anyError) {
      return told;
    }
    Set<Refused> refused = new HashSet<>();
    for (Finding other : others) {
      if (other.category() == Category.REJECTED && other.severity() == Severity.ERROR) {
        refused.add(Refused.of(other));
      }
    }
    List<Finding> taken = new ArrayList<>(told);
    taken.removeIf(error -> isPolicyError(error) && refused.contains(Refused.of(error)));
    return taken;
  }

  private static boolean isPolicyError(Finding finding) {
    return finding.rule().equals("policy-error");
  }

  /** An object of a file. */
  private record Refused(String file, @Nullable ObjectId object) {

    static Refused of(Finding finding) {
      return new Refused(finding.location().file().name(), finding.object());
    }
  }

  /** Returns findings in the order in which they are told: there may be very many of them. */
  private List<Finding> sorted(List<PolicyFinding> told) {
    List<Finding> findings = findings(told);
    findings.sort(null);
    return findings;
  }

  private List<Finding> unfinished(FieldCursor object, TaskFailure mishap) {
    RuleInfo rule = rules.enabled("policy-denied");
    return rule == null ? List.of() : new RuleCrashes(rule, mishap).finding(rules, object.place());
  }

  private List<Finding> findings(List<PolicyFinding> told) {
    List<Finding> findings = new ArrayList<>(told.size());
    for (PolicyFinding finding : told) {
      RuleInfo rule = rules.enabled(finding.rule());
      if (rule != null) {
        findings.add(finding(rule, finding));
      }
    }
    return findings;
  }

  private static Finding finding(RuleInfo rule, PolicyFinding finding) {
    return new Finding(
        rule.id(),
        rule.category(),
        finding.severity(),
        finding.message(),
        finding.place().location(),
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
