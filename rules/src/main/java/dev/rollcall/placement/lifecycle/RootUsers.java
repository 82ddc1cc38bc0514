package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds containers that must not run as root and are told to: {@code verifyRunAsNonRoot} of the
 * kubelet. What user an image has is not known here.
 */
public final class RootUsers {

  private RootUsers() {}

  /** Returns the containers with {@code runAsUser: 0} and an effective {@code runAsNonRoot}. */
  public static List<PodObstacle> of(PodSpec pod) {
    List<PodObstacle> found = new ArrayList<>(0);
    if (pod.isWindows()) {
      return found; // runAsUser means nothing there
    }
    for (Container container : pod.allContainers()) {
      Value<Long> user = pod.effectiveUser(container);
      if (user.isGiven() && user.get() == 0 && pod.effectiveNonRoot(container).get()) {
        found.add(obstacle(container, user));
      }
    }
    return found;
  }

  private static PodObstacle obstacle(Container container, Value<Long> user) {
    boolean ownDemand = container.securityContext().runAsNonRoot().isGiven();
    boolean ownUser = container.securityContext().runAsUser().isGiven();
    return new PodObstacle(
        PodStage.NOT_STARTED,
        user.place(),
        "container \"%s\" runs as user 0%s, which runAsNonRoot: true%s forbids, so the kubelet never starts it; give it another runAsUser, or runAsNonRoot: false"
            .formatted(
                container.name().get(),
                ownUser ? "" : " of the pod",
                ownDemand ? " of the container" : " of the pod"));
  }
}
