package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Tells patches of kubeadm, which are named by the static Pod that they change. */
final class KubeadmPatches {

  private static final List<String> TARGETS =
      List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd");

  private KubeadmPatches() {}

  /** Returns whether an incomplete Pod has the name of one that kubeadm writes. */
  static boolean isPatch(Input input, FieldCursor object) {
    if (!object.place().origin().object().kind().equals("Pod")) {
      return false;
    }
    String name = input.name().substring(input.name().lastIndexOf('/') + 1);
    for (FieldCursor container : object.path("spec", "containers").items()) {
      if (!container.get("image").isPresent() && TARGETS.stream().anyMatch(name::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
