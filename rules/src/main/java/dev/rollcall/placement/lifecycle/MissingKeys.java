package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.ObjectReference;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds keys that a ConfigMap or Secret of the input does not have: {@code
 * makeEnvironmentVariables} and {@code MakePayload} of the kubelet fail until it has them.
 */
public final class MissingKeys {

  private final List<PodObstacle> found = new ArrayList<>(0);
  private final DaemonSet daemonSet;
  private final Inventory inventory;

  private MissingKeys(DaemonSet daemonSet, Inventory inventory) {
    this.daemonSet = daemonSet;
    this.inventory = inventory;
  }

  /** Returns the keys that the pods of a DaemonSet need and do not find. */
  public static List<PodObstacle> of(DaemonSet daemonSet, Inventory inventory) {
    MissingKeys keys = new MissingKeys(daemonSet, inventory);
    for (Container container : daemonSet.pod().allContainers()) {
      for (ObjectReference reference : container.references()) {
        keys.check(reference, "container \"" + container.name().get() + "\" never starts");
      }
    }
    for (Volume volume : daemonSet.pod().volumes()) {
      if (daemonSet.pod().mounts(volume)) {
        for (ObjectReference reference : volume.references()) {
          keys.check(reference, "the pod stays in ContainerCreating");
        }
      }
    }
    return keys.found;
  }

  private void check(ObjectReference reference, String consequence) {
    if (reference.keys().isEmpty() || reference.optional().get()) {
      return;
    }
    ConfigObjects objects = ConfigObjects.of(daemonSet, inventory);
    List<String> known = objects.keysOf(reference);
    for (Value<String> key : reference.keys()) {
      // No keys: the object is not in the input, or filled by something else.
      boolean told = !known.isEmpty() || objects.isBinary(reference, key.get());
      if (told && key.isGiven() && !known.contains(key.get())) {
        found.add(
            new PodObstacle(
                PodStage.NOT_STARTED,
                key.place(),
                "key \"%s\" is not in %s \"%s\", so %s%s"
                    .formatted(
                        key.get(),
                        reference.kind(),
                        reference.name().get(),
                        consequence,
                        objects.isBinary(reference, key.get())
                            ? "; it is in binaryData, which is for volumes only"
                            : Spelling.advice(key.get(), known))));
      }
    }
  }
}
