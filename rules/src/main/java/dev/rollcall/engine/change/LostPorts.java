package dev.rollcall.engine.change;

import dev.rollcall.model.Container;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds ports that a client-side apply loses: in a strategic merge patch the ports of a container
 * are told apart by {@code containerPort} alone (patchMergeKey of api/core/v1/types.go).
 */
final class LostPorts {

  private LostPorts() {}

  /** Returns a sentence without a full stop for each. */
  static List<String> between(DaemonSet before, DaemonSet after) {
    List<String> sentences = new ArrayList<>();
    for (Container container : after.pod().allContainers()) {
      for (Container old : before.pod().allContainers()) {
        if (old.name().get().equals(container.name().get())) {
          compare(old, container, sentences);
        }
      }
    }
    return sentences;
  }

  private static void compare(Container before, Container after, List<String> sentences) {
    Set<String> known = new HashSet<>();
    before.ports().forEach(port -> known.add(describe(port)));
    Set<Long> numbers = new HashSet<>();
    for (ContainerPort port : after.ports()) {
      boolean again = !numbers.add(port.containerPort().get());
      // The patch holds the port only where something about it is new.
      if (again && isNew(after, port, known)) {
        sentences.add(
            "port %s of container \"%s\" has a number that another port has: client-side kubectl apply and kubectl edit merge the two and lose one; use kubectl apply --server-side"
                .formatted(describe(port), after.name().get()));
      }
    }
  }

  private static boolean isNew(Container container, ContainerPort port, Set<String> known) {
    for (ContainerPort other : container.ports()) {
      if (other.containerPort().get().equals(port.containerPort().get())
          && !known.contains(describe(other))) {
        return true;
      }
    }
    return false;
  }

  private static String describe(ContainerPort port) {
    return port.containerPort().get() + "/" + port.protocol().get();
  }
}
