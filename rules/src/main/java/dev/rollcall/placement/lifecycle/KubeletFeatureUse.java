package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.EnvVar;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a pod that needs a kubelet of some minor.
 *
 * @param place the field
 */
public record KubeletFeatureUse(KubeletFeature feature, FieldLocation place) {

  /** Returns the fields of a pod that older kubelets do not know. */
  public static List<KubeletFeatureUse> of(PodSpec pod) {
    List<KubeletFeatureUse> found = new ArrayList<>(0);
    if (pod.hostUsers().isGiven()) {
      add(KubeletFeature.HOST_USERS, pod.hostUsers().place(), found);
    }
    if (!pod.resources().requests().isEmpty()) {
      add(KubeletFeature.POD_RESOURCES, pod.resources().requests().place(), found);
    } else if (!pod.resources().limits().isEmpty()) {
      add(KubeletFeature.POD_RESOURCES, pod.resources().limits().place(), found);
    }
    if (pod.securityContext().supplementalGroupsPolicy().get().equals("Strict")) {
      FieldLocation place = pod.securityContext().supplementalGroupsPolicy().place();
      add(KubeletFeature.GROUPS_POLICY, place, found);
    }
    for (Volume volume : pod.volumes()) {
      if (volume.source().equals("image") && pod.mounts(volume)) {
        add(KubeletFeature.IMAGE_VOLUME, volume.sourcePlace(), found);
      }
    }
    for (Container container : pod.initContainers()) {
      if (container.isSidecar()) {
        add(KubeletFeature.SIDECAR, container.restartPolicy().place(), found);
      }
    }
    pod.allContainers().forEach(container -> ofContainer(container, found));
    return found;
  }

  private static void ofContainer(Container container, List<KubeletFeatureUse> found) {
    for (EnvVar variable : container.env()) {
      if (variable.source().equals("fileKeyRef")) {
        add(KubeletFeature.ENV_FILE, variable.place(), found);
      }
    }
    for (VolumeMount mount : container.volumeMounts()) {
      if (mount.recursiveReadOnly().get().equals("Enabled")) {
        add(KubeletFeature.READ_ONLY_MOUNTS, mount.recursiveReadOnly().place(), found);
      }
    }
    if (container.lifecycle().preStop().action().equals("sleep")) {
      add(KubeletFeature.SLEEP_HOOK, container.lifecycle().preStop().place(), found);
    }
  }

  private static void add(KubeletFeature feature, FieldLocation place, List<KubeletFeatureUse> to) {
    to.add(new KubeletFeatureUse(feature, place));
  }
}
