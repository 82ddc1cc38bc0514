package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.placement.lifecycle.KnownHostPath.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds hostPath types that a well-known path does not have: {@code checkTypeInternal} of the
 * kubelet compares exactly, so that a socket or a device is neither a File nor a Directory.
 */
public final class HostPathTypes {

  private HostPathTypes() {}

  /** Returns the mounted hostPath volumes whose type is not that of their path. */
  public static List<PodObstacle> of(PodSpec pod) {
    List<PodObstacle> found = new ArrayList<>(0);
    for (Volume volume : pod.volumes()) {
      Kind wanted = wanted(volume.hostPathType().get());
      KnownHostPath known =
          wanted == null || !pod.mounts(volume) ? null : KnownHostPath.of(volume.hostPath().get());
      if (known != null && known.kind() != wanted) {
        found.add(obstacle(volume, known));
      }
    }
    return found;
  }

  private static @Nullable Kind wanted(String type) {
    return switch (type) {
      case "Directory", "DirectoryOrCreate" -> Kind.DIRECTORY;
      case "File", "FileOrCreate" -> Kind.FILE;
      case "Socket" -> Kind.SOCKET;
      case "CharDevice" -> Kind.CHAR_DEVICE;
      case "BlockDevice" -> Kind.BLOCK_DEVICE;
      default -> null;
    };
  }

  private static PodObstacle obstacle(Volume volume, KnownHostPath known) {
    String type = volume.hostPathType().get();
    boolean created = type.endsWith("OrCreate") && !known.everywhere();
    return new PodObstacle(
        created ? PodStage.RUNS : PodStage.NOT_STARTED,
        volume.hostPathType().place(),
        "\"%s\" is %s, which type %s does not accept: %s; write type: %s"
            .formatted(
                volume.hostPath().get(),
                known.kind().words(),
                type,
                created
                    ? "the mount fails on every node that has it"
                    : "the mount fails and the pod stays in ContainerCreating",
                known.kind().type()));
  }
}
