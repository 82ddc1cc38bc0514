package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.HostPath;
import org.jspecify.annotations.Nullable;

/**
 * Flags mounts inside of read-only mounts of the node, whose mount point nobody can create: the
 * kubelet does in its own volumes only (nested_volumes.go).
 */
final class MountBelowReadOnly implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "mount-below-read-only",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "mount inside of a read-only mount")
          .searchTerms(
              "read-only file system",
              "create mountpoint for",
              "error mounting to rootfs",
              "RunContainerError");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    for (Container container : pod.allContainers()) {
      for (VolumeMount mount : container.volumeMounts()) {
        VolumeMount around = around(mount, container);
        if (around == null || !around.readOnly().get()) {
          continue;
        }
        Volume outer = pod.volume(around.name().get());
        if (outer != null && needsMountPoint(outer) && !isThere(mount, around, outer, pod)) {
          report(mount, around, context);
        }
      }
    }
  }

  private static void report(VolumeMount mount, VolumeMount around, RuleContext context) {
    context
        .report(
            mount.mountPath().place(),
            "mountPath \"%s\" is inside of \"%s\", which is mounted read-only: where the node has no such path, the container does not start, since nobody can create it; mount it elsewhere"
                .formatted(mount.mountPath().get(), around.mountPath().get()))
        .note(around.readOnly().place(), "the mount around it");
  }

  /** Returns the innermost mount that another one is inside of, null if there is none. */
  private static @Nullable VolumeMount around(VolumeMount mount, Container container) {
    VolumeMount innermost = null;
    for (VolumeMount other : container.volumeMounts()) {
      boolean around = isInside(path(mount), path(other));
      if (around && (innermost == null || isInside(path(other), path(innermost)))) {
        innermost = other;
      }
    }
    return innermost;
  }

  private static String path(VolumeMount mount) {
    String path = mount.mountPath().get();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static boolean isInside(String path, String around) {
    return !around.isEmpty() && path.startsWith(around + "/");
  }

  /** What the kubelet writes itself gets the mount points that it needs. */
  private static boolean needsMountPoint(Volume volume) {
    return switch (volume.source()) {
      case "hostPath", "persistentVolumeClaim", "nfs", "csi", "image" -> true;
      default -> false;
    };
  }

  /** Returns whether the path exists on every node, or is the one that is mounted there. */
  private static boolean isThere(VolumeMount mount, VolumeMount around, Volume outer, PodSpec pod) {
    if (!outer.isHostPath() || around.subPathExpr().isGiven()) {
      return false;
    }
    String base = HostPath.of(outer.hostPath().get()).toString();
    String sub = around.subPath().get().isEmpty() ? "" : "/" + around.subPath().get();
    String inside = path(mount).substring(path(around).length());
    HostPath target = HostPath.of((base.equals("/") ? "" : base) + sub + inside);
    Volume inner = pod.volume(mount.name().get());
    return target.isEverywhere()
        || inner != null
            && inner.isHostPath()
            && isBelow(HostPath.of(inner.hostPath().get()), target);
  }

  /** A path on the node that is inside of the target, or the target, needs the target to exist. */
  private static boolean isBelow(HostPath path, HostPath target) {
    return path.equals(target) || path.toString().startsWith(target + "/");
  }
}
