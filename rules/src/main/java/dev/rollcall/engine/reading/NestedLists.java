package dev.rollcall.engine.reading;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lists of objects that a collector put below fields of its own, such as {@code {"nodes":
 * {"items": […]}, "pods": […]}}. Charts and tools keep lists of manifests below fields as well, so
 * only a list that names its kind, or holds what a server printed, is taken.
 */
final class NestedLists {

  private static final int MAX_DEPTH = 3;

  /**
   * A list below fields.
   *
   * @param path the fields, for what is not said by the list itself
   * @param id the apiVersion and kind of the list, both empty if missing
   */
  record Nested(String path, ObjectId id, YamlSequence items) {}

  private final SourceFile file;
  private final List<Nested> found = new ArrayList<>();

  private NestedLists(SourceFile file) {
    this.file = file;
  }

  /** Returns the lists below the fields of a mapping that is no object itself. */
  static List<Nested> in(SourceFile file, YamlMapping mapping) {
    NestedLists lists = new NestedLists(file);
    if (mapping.entry("kind") == null && mapping.entry("apiVersion") == null) {
      lists.search(mapping, "", 0);
    }
    return lists.found;
  }

  private void search(YamlMapping mapping, String path, int depth) {
    for (YamlEntry entry : mapping.entries()) {
      String below = path.isEmpty() ? entry.name() : path + "/" + entry.name();
      YamlNode value = entry.value();
      if (value instanceof YamlSequence items) {
        add(below, ObjectId.UNKNOWN, items);
      } else if (value instanceof YamlMapping inner) {
        FieldCursor object = ModelReader.open(file, inner, ObjectId.UNKNOWN);
        ObjectId id = object.place().origin().object();
        if (object.get("items").node() instanceof YamlSequence items) {
          add(below, id, items);
        } else if (depth < MAX_DEPTH && id.kind().isEmpty()) {
          search(inner, below, depth + 1);
        }
      }
    }
  }

  private void add(String path, ObjectId id, YamlSequence items) {
    if (id.kind().endsWith("List") || isPrinted(items)) {
      found.add(new Nested(path, id, items));
    }
  }

  /** Returns whether a server printed what the first item is, or it has at least a status. */
  private boolean isPrinted(YamlSequence items) {
    for (YamlNode item : items.items()) {
      if (item instanceof YamlMapping mapping) {
        FieldCursor object = ModelReader.open(file, mapping, ObjectId.UNKNOWN);
        return PrintedObjects.isPrinted(object)
            || (KindInference.isObject(object) && object.get("status").isPresent());
      }
    }
    return false;
  }
}
