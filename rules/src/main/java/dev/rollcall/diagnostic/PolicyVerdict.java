package dev.rollcall.diagnostic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a finding of an admission policy is about.
 *
 * @param policy the name of the policy, or null for a binding alone
 * @param binding the name of the binding, or null if nothing binds the policy
 * @param validation the index in {@code spec.validations}, or null
 * @param param the parameter that was used, or null
 * @param annotation the key of the audit annotation that failed, or null
 * @param reason the reason of a denial, or null
 * @param judged {@code object}, or {@code pod} for the pod that the DaemonSet's controller makes
 */
public record PolicyVerdict(
    @Nullable String policy,
    @Nullable String binding,
    @Nullable Integer validation,
    @Nullable String param,
    @Nullable String annotation,
    @Nullable String reason,
    String judged) {

  // Asked for each of 100,000 findings; the methods that Java makes at run time start slowly.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PolicyVerdict verdict
            && Objects.equals(policy, verdict.policy)
            && Objects.equals(binding, verdict.binding)
            && Objects.equals(validation, verdict.validation)
            && Objects.equals(param, verdict.param)
            && Objects.equals(annotation, verdict.annotation)
            && Objects.equals(reason, verdict.reason)
            && judged.equals(verdict.judged));
  }

  @Override
  public int hashCode() {
    int hash = Objects.hashCode(policy);
    hash = 31 * hash + Objects.hashCode(binding);
    hash = 31 * hash + Objects.hashCode(validation);
    hash = 31 * hash + Objects.hashCode(param);
    return 31 * hash + judged.hashCode();
  }
}
