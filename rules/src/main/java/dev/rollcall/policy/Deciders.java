package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the fields of an object that decided; many policies point at the same ones. */
final class Deciders {

  private final FieldCursor root;
  private final Map<List<Object>, Place> known = new HashMap<>();

  Deciders(FieldCursor root) {
    this.root = root;
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
    List<Object> steps = path == null ? List.of() : path.steps();
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
    List<FieldCursor> items = list.items();
    return index < items.size() ? items.get(index) : list.get("");
  }
}
