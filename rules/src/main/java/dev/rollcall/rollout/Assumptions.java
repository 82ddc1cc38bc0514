package dev.rollcall.rollout;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the manifests do not say and someone else may know.
 *
 * @param readyAfter how long a pod takes from being bound to being ready, null to derive it from
 *     the probes
 * @param goneAfter how long a pod takes from being deleted to being gone, null to derive it from
 *     the hooks
 * @param broken nodes on which no new pod ever becomes ready
 */
public record Assumptions(
    @Nullable Duration readyAfter, @Nullable Duration goneAfter, List<String> broken) {

  public Assumptions {
    broken = List.copyOf(broken);
  }

  /** Assumes only what the manifests suggest. */
  public static Assumptions none() {
    return new Assumptions(null, null, List.of());
  }
}
