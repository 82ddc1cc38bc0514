package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;

/** Numbers of nodes as files state them. */
final class StatedCount {

  private StatedCount() {}

  /** Returns the number of a field, its default where it is absent, any where it is no number. */
  static NodeCount exactly(FieldCursor field, long absent) {
    Long stated = field.integer();
    if (stated != null) {
      return NodeCount.exactly(stated);
    }
    return isUnknown(field) ? NodeCount.ANY : NodeCount.exactly(absent);
  }

  /** Returns whether something else than a number is stated, such as a variable. */
  static boolean isUnknown(FieldCursor field) {
    return field.isPresent() && field.integer() == null;
  }
}
