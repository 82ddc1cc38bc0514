package dev.rollcall.schemas;

import org.jspecify.annotations.Nullable;

/**
 * One apiVersion in which a kind was or is served.
 *
 * @param name apiVersion and kind
 * @param served the minors that serve it
 * @param deprecated the first minor that warns of it; null if none does
 * @param onByDefault whether a cluster serves it without being told to; alpha versions and newer
 *     beta versions are off
 * @param migration where to go from here; its target is null while there is nowhere better to go
 */
public record ServedApi(
    ApiName name,
    MinorRange served,
    @Nullable KubernetesVersion deprecated,
    boolean onByDefault,
    Migration migration) {

  /** Whether that version warns of it, be it still served or not. */
  public boolean isDeprecatedIn(KubernetesVersion version) {
    return deprecated != null && version.atLeast(deprecated);
  }
}
