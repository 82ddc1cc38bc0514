package dev.rollcall.apiserver.field;

import dev.rollcall.schemas.KubernetesVersion;

/** Which features a version of Kubernetes has switched on, unless they are switched by hand. */
public record FeatureGates(KubernetesVersion version) {

  /** Returns whether the feature is on by default. */
  public boolean isOn(FeatureGate gate) {
    return gate.isOn(version);
  }

  /**
   * Returns whether the version is this minor or a later one, for what changed without a gate.
   *
   * @param minor the minor that changed it
   */
  public boolean since(int minor) {
    return version.minor() >= minor;
  }
}
