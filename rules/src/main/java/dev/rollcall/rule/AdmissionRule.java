package dev.rollcall.rule;

import dev.rollcall.admission.Refusal;

/**
 * A rule that gives a name and a page to some of what the API server refuses. The first rule of the
 * list that claims a refusal speaks for it; what none claims is {@code api-rejected}.
 */
public non-sealed interface AdmissionRule extends Rule {

  /** Tells whether the refusal is what this rule is about. */
  boolean claims(Refusal refusal);

  /** Adds what helps to mend it: notes, a fix. */
  default void explain(Refusal refusal, Report report) {}
}
