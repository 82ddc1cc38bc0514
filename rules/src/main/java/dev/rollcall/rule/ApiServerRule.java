package dev.rollcall.rule;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.model.Manifest;

/**
 * A rule that gives a name and a page to some of what the API server refuses or warns of. The first
 * rule of the list that claims a refusal or a warning speaks for it; what none claims is {@code
 * api-rejected} or {@code api-warning}.
 */
public non-sealed interface ApiServerRule extends Rule {

  /** Returns whether the refusal is what this rule is about. */
  default boolean claims(FieldError refusal) {
    return false;
  }

  /** Returns whether the warning is what this rule is about. */
  default boolean claims(ApiServerWarning warning) {
    return false;
  }

  /** Adds what helps to fix a refusal of an object: notes, a fix. */
  default void explain(FieldError refusal, Manifest object, FindingBuilder report) {}

  /** Adds what helps to fix what a warning is about: notes, a fix. */
  default void explain(ApiServerWarning warning, FindingBuilder report) {}
}
