package dev.rollcall.diagnostic;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** The API server refuses it, the pod can never run, or the rollout can never finish. */
  ERROR,
  /** It will go wrong, under circumstances that are common. */
  WARNING,
  /** Worth knowing. */
  INFO;

  private final String id = name().toLowerCase(java.util.Locale.ROOT);

  /** Returns the name that users write and read: {@code error}, {@code warning}, {@code info}. */
  public String id() {
    return id;
  }

  /** Returns whether this is as bad as the other, or worse. */
  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }
}
