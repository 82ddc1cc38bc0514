package dev.rollcall.model;

import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads lists of records. */
final class Lists {

  private Lists() {}

  static <T> List<T> read(Field list, Function<Field, T> reader) {
    List<Field> items = list.items();
    if (items.isEmpty()) {
      return List.of();
    }
    List<T> out = new ArrayList<>(items.size());
    for (Field item : items) {
      out.add(reader.apply(item));
    }
    return List.copyOf(out);
  }

  static List<Value<String>> strings(Field list) {
    return read(list, Value::string);
  }
}
