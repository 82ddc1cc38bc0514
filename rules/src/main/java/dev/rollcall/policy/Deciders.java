package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlSequence;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the fields of an object that decided; many policies point at the same ones. */
final class Deciders {

  /** What the controller of a DaemonSet gives its pods, whatever their template says. */
  private static final Map<List<Object>, List<Object>> OF_THE_DAEMON_SET =
      Map.of(
          List.of("spec", "template", "metadata", "name"), List.of("metadata", "name"),
          List.of("spec", "template", "metadata", "generateName"), List.of("metadata", "name"),
          List.of("spec", "template", "metadata", "namespace"), List.of("metadata", "namespace"));

  private final FieldCursor root;
  private final boolean pod;
  private final Map<List<Object>, Place> known = new HashMap<>();

  /** The same by paths that were asked for before, whose steps need not be compared. */
  private final Map<@Nullable CelPath, Place> byPath = new IdentityHashMap<>();

  Deciders(AdmissionRequest request) {
    this.root = request.source();
    this.pod = request.pod();
  }

  /** Where a field stands, and its path as Kubernetes words it. */
  record Place(FieldLocation location, String path) {

    static Place of(FieldCursor field) {
      return new Place(field.place(), field.place().path());
    }
  }

  /**
   * Returns the field at a path, or the nearest parent that is there and stands in the file of the
   * object: a kustomization brings its own fields.
   *
   * @param path null for the whole object
   */
  Place nearest(@Nullable CelPath path) {
    Place same = byPath.get(path);
    if (same == null) {
      same = byItsSteps(path);
      byPath.put(path, same);
    }
    return same;
  }

  private Place byItsSteps(@Nullable CelPath path) {
    List<Object> written = path == null ? List.of() : path.steps();
    List<Object> steps = pod ? OF_THE_DAEMON_SET.getOrDefault(written, written) : written;
    Place place = known.get(steps);
    if (place == null) {
      place = Place.of(nearest(steps));
      known.put(steps, place);
    }
    return place;
  }

  private FieldCursor nearest(List<Object> steps) {
    FieldCursor at = root;
    FieldCursor nearest = root;
    for (Object step : steps) {
      at = step instanceof Integer index ? item(at, index) : at.get(String.valueOf(step));
      if (!at.isPresent()) {
        return nearest;
      }
      nearest = at.place().location().span().isElsewhere() ? nearest : at;
    }
    return nearest;
  }

  private static FieldCursor item(FieldCursor list, int index) {
    List<YamlNode> items = list.node() instanceof YamlSequence all ? all.items() : List.of();
    return index < items.size() ? list.item(index, items.get(index)) : list.get("");
  }
}
