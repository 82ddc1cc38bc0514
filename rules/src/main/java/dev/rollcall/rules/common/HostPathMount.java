package dev.rollcall.rules.common;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** A path of the node that a container sees. */
public record HostPathMount(Container container, Volume volume, VolumeMount mount) {

  /** Returns the mounts of hostPath volumes, in the order of the containers. */
  public static List<HostPathMount> of(PodSpec pod) {
    List<HostPathMount> mounts = new ArrayList<>(0);
    for (Volume volume : pod.volumes()) {
      if (!volume.isHostPath() || volume.hostPath().get().isEmpty()) {
        continue;
      }
      for (Container container : pod.allContainers()) {
        for (VolumeMount mount : container.volumeMounts()) {
          if (mount.name().get().equals(volume.name().get())) {
            mounts.add(new HostPathMount(container, volume, mount));
          }
        }
      }
    }
    return mounts;
  }

  public HostPath path() {
    return HostPath.of(volume.hostPath().get());
  }

  public boolean isWritable() {
    return !mount.readOnly().get();
  }

  /** Returns whether the container is root of the node anyway. */
  public boolean isPrivileged() {
    SecurityContext context = container.securityContext();
    return context.privileged().get() || context.hostProcess().get();
  }
}
