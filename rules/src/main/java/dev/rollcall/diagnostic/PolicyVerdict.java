package dev.rollcall.diagnostic;

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
    String judged) {}
