package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The startup taints that agents take off once they run, by the names of their images. */
public final class StartupTaints {

  /** The taints, by part of the image of who removes them. */
  public static final List<Remover> REMOVERS =
      List.of(
          new Remover("cilium/cilium", "node.cilium.io/agent-not-ready"),
          new Remover("aws-ebs-csi-driver", "ebs.csi.aws.com/agent-not-ready"),
          new Remover("aws-efs-csi-driver", "efs.csi.aws.com/agent-not-ready"),
          new Remover("cloud-controller-manager", "node.cloudprovider.kubernetes.io/uninitialized"),
          new Remover("cloud-node-manager", "node.cloudprovider.kubernetes.io/uninitialized"));

  /** The image of an agent, and the key of the taint that it removes. */
  public record Remover(String image, String taint) {}

  private StartupTaints() {}

  /** Returns the startup taint of the group that waits for this very agent, or null. */
  static @Nullable Taint deadlock(DaemonSet daemonSet, DeclaredGroup group) {
    for (Taint taint : group.taints(DeclaredTaint.Phase.STARTUP)) {
      Remover remover = remover(daemonSet.pod());
      boolean own = remover != null && remover.taint().equals(taint.key().get());
      if (own
          && !daemonSet
              .pod()
              .tolerates(taint.key().get(), taint.value().get(), taint.effect().get())) {
        return taint;
      }
    }
    return null;
  }

  /** Returns the taint that an agent removes, or null. */
  public static @Nullable Remover remover(PodSpec pod) {
    for (Container container : pod.containers()) {
      for (Remover remover : REMOVERS) {
        if (container.image().get().contains(remover.image())) {
          return remover;
        }
      }
    }
    return null;
  }
}
