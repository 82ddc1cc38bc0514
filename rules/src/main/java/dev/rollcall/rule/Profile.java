package dev.rollcall.rule;

/** How much a run says. */
public enum Profile {
  /** Where something is wrong or will go wrong. */
  DEFAULT,
  /** Hardening and hygiene as well. */
  STRICT;

  private final String id = name().toLowerCase(java.util.Locale.ROOT);

  /** Returns the name that users write. */
  public String id() {
    return id;
  }
}
