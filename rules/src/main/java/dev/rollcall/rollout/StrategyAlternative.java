package dev.rollcall.rollout;

import dev.rollcall.quantity.IntOrPercent;

/**
 * How the same update goes under another budget.
 *
 * @param setting {@code maxUnavailable} or {@code maxSurge}, or {@code OnDelete}
 * @param value what is written there
 * @param pods how many pods that means on this fleet
 * @param current whether the manifest says so now
 */
public record StrategyAlternative(
    String setting, IntOrPercent value, int pods, boolean current, RolloutTrace course) {}
