package dev.rollcall.rules.rejected;

import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.RuleInfo;

/** Names terms of pod affinity that mean nothing: validatePodAffinityTerm. */
final class PodAffinityInvalid implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pod-affinity-invalid",
              Category.REJECTED,
              Severity.ERROR,
              "0.1.0",
              "pod affinity without a topology, or with a namespace that is none")
          .searchTerms("topologyKey: Required value: can not be empty");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(FieldError refusal) {
    return refusal.isOfContent()
        && (refusal.pathPattern().contains(".podAffinity.")
            || refusal.pathPattern().contains(".podAntiAffinity."))
        && (refusal.isAt(".topologyKey")
            || refusal.isAt(".namespace")
            || refusal.isAt("LabelKeys[]"));
  }
}
