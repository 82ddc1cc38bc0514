package dev.rollcall.placement.controller;

import dev.rollcall.model.Taint;

/**
 * The tolerations that the controller adds to every daemon pod: AddOrUpdateDaemonPodTolerations.
 */
public final class DaemonTolerations {

  private DaemonTolerations() {}

  /** Returns whether an added toleration, all of which are {@code Exists}, covers the taint. */
  public static boolean tolerate(Taint taint, boolean hostNetwork) {
    return isAdded(taint.key().get(), taint.effect().get(), hostNetwork);
  }

  /** Returns whether the controller adds the toleration of the key and the effect. */
  public static boolean isAdded(String key, String effect, boolean hostNetwork) {
    return switch (key) {
      case "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable" ->
          effect.equals("NoExecute");
      case "node.kubernetes.io/disk-pressure",
          "node.kubernetes.io/memory-pressure",
          "node.kubernetes.io/pid-pressure",
          "node.kubernetes.io/unschedulable" ->
          effect.equals("NoSchedule");
      case "node.kubernetes.io/network-unavailable" -> hostNetwork && effect.equals("NoSchedule");
      default -> false;
    };
  }
}
