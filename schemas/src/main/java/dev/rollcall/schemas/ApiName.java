package dev.rollcall.schemas;

/**
 * The two lines with which a manifest says what it is.
 *
 * @param apiVersion group and version, {@code apps/v1}, or the version alone, {@code v1}
 * @param kind the kind: {@code DaemonSet}
 */
public record ApiName(String apiVersion, String kind) {

  /** The group: {@code apps}; empty for the core group. */
  public String group() {
    return apiVersion.substring(0, Math.max(0, apiVersion.lastIndexOf('/')));
  }

  /** The version within the group: {@code v1}. */
  public String version() {
    return apiVersion.substring(apiVersion.lastIndexOf('/') + 1);
  }

  /** As it is written in messages: {@code apps/v1 DaemonSet}. */
  @Override
  public String toString() {
    return apiVersion.concat(" ").concat(kind);
  }
}
