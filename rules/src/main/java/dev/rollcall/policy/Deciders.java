package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Finds the field of an object that decided. */
final class Deciders {

  private Deciders() {}

  /**
   * Returns the field at a path, or the nearest parent that is there and stands in the file of the
   * object: a kustomization brings its own fields.
   */
  static FieldCursor nearest(FieldCursor root, CelPath path) {
    FieldCursor at = root;
    FieldCursor nearest = root;
    for (Object step : path.steps()) {
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
