package dev.rollcall.policy;

import dev.rollcall.diagnostic.PolicyVerdict;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The verdicts so far: thousands of objects get the same ones, which are kept and written once.
 * Several threads may ask.
 */
final class KnownVerdicts {

  private final Map<PolicyVerdict, PolicyVerdict> known = new ConcurrentHashMap<>();

  /** Returns the first of the verdicts that are equal to one. */
  PolicyVerdict same(PolicyVerdict verdict) {
    PolicyVerdict first = known.get(verdict);
    if (first == null) {
      known.put(verdict, verdict);
      return verdict;
    }
    return first;
  }
}
