package dev.rollcall.rules.placement;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import dev.rollcall.text.UnixPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recognises pods that a node needs to work at all, by the folders of the kubelet they write to.
 */
final class NodeCriticalAgent {

  private static final List<String> CNI = List.of("/etc/cni/net.d", "/opt/cni/bin");

  private NodeCriticalAgent() {}

  /** Returns the volume by which a network plugin hands itself to the kubelet, null for others. */
  static @Nullable Volume networkPlugin(PodSpec pod) {
    for (Volume volume : pod.volumes()) {
      for (String folder : CNI) {
        if (volume.hostPath().get().startsWith(folder) && isWritten(volume, pod)) {
          return volume;
        }
      }
    }
    return null;
  }

  /** Returns the volume by which a CSI driver registers with the kubelet, null for others. */
  static @Nullable Volume storageDriver(PodSpec pod) {
    for (Volume volume : pod.volumes()) {
      String path = UnixPath.of(volume.hostPath().get());
      if (path.contains("/lib/kubelet/plugins_registry")) {
        return volume;
      }
    }
    return null;
  }

  private static boolean isWritten(Volume volume, PodSpec pod) {
    for (Container container : pod.allContainers()) {
      for (VolumeMount mount : container.volumeMounts()) {
        if (mount.name().get().equals(volume.name().get()) && !mount.readOnly().get()) {
          return true;
        }
      }
    }
    return false;
  }
}
