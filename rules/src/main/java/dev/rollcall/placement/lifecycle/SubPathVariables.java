package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.VolumeMount;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds variables of {@code subPathExpr} that their container does not have: {@code
 * ExpandContainerVolumeMounts} of the kubelet fails on them (missing value for).
 */
public final class SubPathVariables {

  private SubPathVariables() {}

  /** Returns the mounts of a DaemonSet's pods whose paths cannot be expanded. */
  public static List<PodObstacle> of(DaemonSet daemonSet, Inventory inventory) {
    List<PodObstacle> found = new ArrayList<>(0);
    for (Container container : daemonSet.pod().allContainers()) {
      for (VolumeMount mount : container.volumeMounts()) {
        for (String name : VariableReferences.in(mount.subPathExpr().get())) {
          ContainerEnvironment environment =
              ContainerEnvironment.of(container, daemonSet, inventory);
          if (!environment.mayHave(name)) {
            found.add(obstacle(container, mount, name, environment));
          }
        }
      }
    }
    return found;
  }

  private static PodObstacle obstacle(
      Container container, VolumeMount mount, String name, ContainerEnvironment environment) {
    return new PodObstacle(
        PodStage.NOT_STARTED,
        mount.subPathExpr().place(),
        "subPathExpr needs variable \"%s\", which container \"%s\" does not define, so the kubelet never starts it (missing value for \"%s\")%s"
            .formatted(
                name,
                container.name().get(),
                name,
                advice(Spelling.nearest(name, environment.own()))));
  }

  private static String advice(@Nullable String nearest) {
    return nearest == null ? "; define it in env" : Spelling.question(nearest);
  }
}
