package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads lists of records. */
final class FieldLists {

  private FieldLists() {}

  static <T> List<T> read(FieldCursor list, Function<FieldCursor, T> reader) {
    List<FieldCursor> items = list.items();
    if (items.isEmpty()) {
      return List.of();
    }
    List<T> out = new ArrayList<>(items.size());
    for (FieldCursor item : items) {
      out.add(reader.apply(item));
    }
    return List.copyOf(out);
  }

  static List<Value<String>> strings(FieldCursor list) {
    return read(list, Value::string);
  }
}
