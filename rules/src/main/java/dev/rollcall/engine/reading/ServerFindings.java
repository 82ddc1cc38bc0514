package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.TaskFailure;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleCrashes;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.text.Placeholders;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what the API server says of an object into findings of the rules that claim it. */
final class ServerFindings {

  private final RuleSet rules;
  private final boolean patched;
  private boolean completed;
  private final List<Finding> findings;

  /**
   * Creates a reporter.
   *
   * @param patched whether patches may add what an object lacks
   * @param findings what to add to
   */
  ServerFindings(RuleSet rules, boolean patched, List<Finding> findings) {
    this.rules = rules;
    this.patched = patched;
    this.findings = findings;
  }

  /** Reports what a server says of an object. */
  void admit(ApiServer server, FieldCursor object, Manifest manifest) {
    ApiResponse review = server.review(object, manifest.origin().object());
    completed = !review.refusals().isEmpty() && isCompletedLater(object);
    for (FieldError refusal : review.refusals()) {
      refused(refusal, manifest);
    }
    FieldError first = firstKnown(review.refusals());
    for (FieldError refusal : review.next()) {
      refused(refusal, manifest, first);
    }
    review.warnings().forEach(warning -> warned(warning, manifest));
    review.nextWarnings().forEach(warning -> warned(warning, manifest));
  }

  /** Whoever fills in the images of an object may give it the volumes that it lacks as well. */
  private static boolean isCompletedLater(FieldCursor object) {
    FieldCursor spec = object.path("spec", "template", "spec");
    FieldCursor pod = spec.isPresent() ? spec : object.get("spec");
    for (FieldCursor container : pod.get("containers").items()) {
      if (Placeholders.isToBeFilledIn(container.get("image").stringOrEmpty())) {
        return true;
      }
    }
    return false;
  }

  /** What the server stops at is unknown where another tool fills the value in. */
  private @Nullable FieldError firstKnown(List<FieldError> refusals) {
    for (FieldError refusal : refusals) {
      if (!isOpen(refusal) && !UnresolvedPlaces.concern(refusal)) {
        return refusal;
      }
    }
    return null;
  }

  /** Without a selector, the server also says that the labels of the template do not match it. */
  private boolean isOpen(FieldError refusal) {
    ApiServerRule claimant = patched ? rules.claimant(refusal) : null;
    boolean missing = claimant != null && claimant.info().id().equals("selector-missing");
    if (completed && refusal.reason() == CauseType.NOT_FOUND) {
      return true;
    }
    return patched && (missing || refusal.reason() == CauseType.REQUIRED);
  }

  void refused(FieldError refusal, Manifest manifest) {
    refused(refusal, manifest, null);
  }

  /**
   * Reports a refusal.
   *
   * @param before the refusal that the server stops at, null if it comes to this one
   */
  private void refused(FieldError refusal, Manifest manifest, @Nullable FieldError before) {
    ApiServerRule claimant = rules.claimant(refusal);
    RuleInfo rule = claimant == null ? rules.enabled("api-rejected") : claimant.info();
    if (rule != null && rules.isEnabled(rule) && !isOpen(refusal)) {
      DefaultFindingBuilder finding = DefaultFindingBuilder.of(rule, refusal);
      if (claimant != null) {
        explain(rule, manifest, () -> claimant.explain(refusal, manifest, finding));
      }
      if (before != null) {
        finding.note(before.place(), "the server stops here first, and says this next");
      }
      findings.add(finding.build(null));
    }
  }

  /** A finding without its explanation is still one. */
  private void explain(RuleInfo rule, Manifest manifest, Runnable explanation) {
    try {
      explanation.run();
    } catch (RuntimeException | StackOverflowError e) {
      findings.addAll(new RuleCrashes(rule, new TaskFailure(e, 0)).finding(rules, manifest));
    }
  }

  private void warned(ApiServerWarning warning, Manifest manifest) {
    ApiServerRule claimant = rules.claimant(warning);
    RuleInfo rule = claimant == null ? rules.enabled("api-warning") : claimant.info();
    if (rule != null && rules.isEnabled(rule) && !warning.isOfMasterLabel()) {
      DefaultFindingBuilder finding = DefaultFindingBuilder.of(rule, warning);
      if (claimant != null) {
        explain(rule, manifest, () -> claimant.explain(warning, finding));
      }
      findings.add(finding.build(null));
    }
  }
}
