package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * What the kubelet says that a container has, which differs from its spec while it is resized.
 *
 * @param allocated what the node has set aside for it
 * @param requests what is in force
 */
public record ContainerStatus(Value<String> name, ResourceList allocated, ResourceList requests) {

  /** Reads those that say what they have. */
  static List<ContainerStatus> read(FieldCursor status) {
    List<ContainerStatus> all = new ArrayList<>(0);
    for (String list : new String[] {"containerStatuses", "initContainerStatuses"}) {
      for (FieldCursor item : status.get(list).items()) {
        if (item.get("resources").isPresent()) {
          all.add(
              new ContainerStatus(
                  Value.string(item.get("name")),
                  ResourceList.read(item.get("allocatedResources")),
                  ResourceList.read(item.path("resources", "requests"))));
        }
      }
    }
    return List.copyOf(all);
  }
}
