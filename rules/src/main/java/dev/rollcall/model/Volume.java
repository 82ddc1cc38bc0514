package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * A volume of a pod.
 *
 * @param source the field that says what it is made of, such as {@code hostPath}; empty if there is
 *     none
 * @param sourcePlace the place of that field
 * @param hostPath the path on the node, for a hostPath
 * @param hostPathType the type of a hostPath, empty for no check
 * @param claim the name of the claim, for a persistentVolumeClaim
 * @param medium what an emptyDir is kept in: {@code Memory}, or empty for the disk of the node
 * @param references ConfigMaps and Secrets that it needs
 */
public record Volume(
    FieldLocation place,
    Value<String> name,
    String source,
    FieldLocation sourcePlace,
    Value<String> hostPath,
    Value<String> hostPathType,
    Value<String> claim,
    Value<String> medium,
    List<ObjectReference> references) {

  public Volume {
    references = List.copyOf(references);
  }

  static Volume read(FieldCursor item) {
    FieldCursor source = item;
    for (FieldCursor entry : item.entries()) {
      if (!entry.name().equals("name") && entry.isPresent()) {
        source = item.get(entry.name());
      }
    }
    return new Volume(
        item.place(),
        Value.string(item.get("name")),
        source.name(),
        source.place(),
        Value.string(item.path("hostPath", "path")),
        Value.string(item.path("hostPath", "type")),
        Value.string(item.path("persistentVolumeClaim", "claimName")),
        Value.string(item.path("emptyDir", "medium")),
        references(item));
  }

  private static List<ObjectReference> references(FieldCursor volume) {
    List<ObjectReference> references = new ArrayList<>();
    add(references, "ConfigMap", volume.get("configMap"), "name");
    add(references, "Secret", volume.get("secret"), "secretName");
    for (FieldCursor source : volume.path("projected", "sources").items()) {
      add(references, "ConfigMap", source.get("configMap"), "name");
      add(references, "Secret", source.get("secret"), "name");
    }
    return references;
  }

  private static void add(
      List<ObjectReference> to, String kind, FieldCursor reference, String name) {
    if (reference.isPresent()) {
      to.add(ObjectReference.volume(kind, reference, name));
    }
  }

  public boolean isHostPath() {
    return source.equals("hostPath");
  }
}
