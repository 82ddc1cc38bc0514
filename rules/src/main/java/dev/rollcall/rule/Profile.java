package dev.rollcall.rule;

/** How much a run says. */
public enum Profile {
  /** Where something is wrong or will go wrong. */
  DEFAULT,
  /** Hardening and hygiene as well. */
  STRICT
}
