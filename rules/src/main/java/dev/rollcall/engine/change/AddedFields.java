package dev.rollcall.engine.change;

import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a server has filled in. */
final class AddedFields {

  private AddedFields() {}

  /** Returns the fields that are not written, by their paths. */
  static Map<String, FieldCursor> of(FieldCursor written, FieldCursor prepared) {
    Map<String, FieldCursor> added = new LinkedHashMap<>();
    compare(written, prepared, added);
    return added;
  }

  private static void compare(
      FieldCursor written, FieldCursor prepared, Map<String, FieldCursor> added) {
    if (!written.isPresent()) {
      added.put(prepared.place().path(), prepared);
    } else if (prepared.node() instanceof YamlMapping mapping) {
      mapping
          .entries()
          .forEach(entry -> compare(written.get(entry.name()), prepared.field(entry), added));
    } else if (prepared.node() instanceof YamlSequence) {
      List<FieldCursor> before = written.items();
      List<FieldCursor> after = prepared.items();
      // With fewer items some were dropped, and which is which is not known.
      for (int i = 0; i < after.size() && after.size() >= before.size(); i++) {
        if (i < before.size()) {
          compare(before.get(i), after.get(i), added);
        } else {
          added.put(after.get(i).place().path(), after.get(i));
        }
      }
    }
  }
}
