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

  private static final String CNI_CONFIGURATION = "/etc/cni/net.d";
  private static final List<String> CNI = List.of(CNI_CONFIGURATION, "/opt/cni/bin");

  /** Words in the images of plugins that add to the configuration of another one. */
  private static final List<String> CHAINED =
      List.of(
          "multus",
          "whereabouts",
          "istio",
          "linkerd",
          "kuma",
          "consul",
          "sriov",
          "ovs-cni",
          "bond");

  private NodeCriticalAgent() {}

  /** Returns the volume by which a network plugin hands itself to the kubelet, null for others. */
  static @Nullable Volume networkPlugin(PodSpec pod) {
    for (String folder : CNI) {
      Volume volume = writtenBelow(folder, pod);
      if (volume != null) {
        return volume;
      }
    }
    return null;
  }

  /**
   * Returns the volume by which a network plugin makes its node ready: a runtime reports the
   * network once it finds a configuration. Null for plugins that only bring a binary for another
   * one to call, and for those known to add to the configuration of another one.
   */
  static @Nullable Volume primaryNetworkPlugin(PodSpec pod) {
    return isChained(pod) ? null : writtenBelow(CNI_CONFIGURATION, pod);
  }

  private static boolean isChained(PodSpec pod) {
    for (Container container : pod.allContainers()) {
      String image = container.image().get();
      for (String word : CHAINED) {
        if (image.contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Volume writtenBelow(String folder, PodSpec pod) {
    for (Volume volume : pod.volumes()) {
      if (volume.hostPath().get().startsWith(folder) && isWritten(volume, pod)) {
        return volume;
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
