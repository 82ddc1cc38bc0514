package dev.rollcall.rules;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.SecurityContext;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** A path of the node that a container sees. */
record HostMount(Container container, Volume volume, VolumeMount mount) {

  /** Returns the mounts of hostPath volumes, in the order of the containers. */
  static List<HostMount> of(PodSpec pod) {
    List<HostMount> mounts = new ArrayList<>(0);
    for (Volume volume : pod.volumes()) {
      if (!volume.isHostPath() || volume.hostPath().get().isEmpty()) {
        continue;
      }
      for (Container container : pod.allContainers()) {
        for (VolumeMount mount : container.volumeMounts()) {
          if (mount.name().get().equals(volume.name().get())) {
            mounts.add(new HostMount(container, volume, mount));
          }
        }
      }
    }
    return mounts;
  }

  NodePath path() {
    return NodePath.of(volume.hostPath().get());
  }

  boolean isWritable() {
    return !mount.readOnly().get();
  }

  /** Tells whether the container is root of the node anyway. */
  boolean isPrivileged() {
    SecurityContext context = container.securityContext();
    return context.privileged().get() || context.hostProcess().get();
  }
}
