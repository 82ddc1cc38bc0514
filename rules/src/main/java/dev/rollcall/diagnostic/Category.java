package dev.rollcall.diagnostic;

/** What a finding is about; part of the JSON contract. */
public enum Category {
  /** The API server refuses it, or it is not YAML. */
  REJECTED,
  /** It was right once: a removed apiVersion, a renamed label. */
  OUTDATED,
  /** On which nodes pods run. */
  PLACEMENT,
  /** How an update goes. */
  ROLLOUT,
  /** What people regret. */
  PRACTICE,
  /** Rights that a pod may not need. */
  SECURITY,
  /** Node manifests. */
  NODE,
  /** The input, the configuration and the ignores themselves. */
  HYGIENE;

  private final String id = name().toLowerCase(java.util.Locale.ROOT);

  /** Returns the name in the JSON contract. */
  public String id() {
    return id;
  }
}
