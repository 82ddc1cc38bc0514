package dev.rollcall.schemas;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates a type out of its lines in types.txt, for one minor. */
final class TypeReader {
  private final TypeText source;
  private final ApiTypes types;

  TypeReader(TypeText source, ApiTypes types) {
    this.source = source;
    this.types = types;
  }

  ObjectType read(TypeText.Block block) {
    Map<String, FieldType> fields = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    int minor = types.version().minor();
    FieldParser lines = new FieldParser(source.text(), block);
    while (lines.next()) {
      if (lines.minors().contains(minor)) {
        fields.put(lines.name(), typeOf(lines.type()));
        if (lines.required()) {
          required.add(lines.name());
        }
      }
    }
    return new ObjectType(block.name(), fields, required);
  }

  private FieldType typeOf(String text) {
    char first = text.charAt(0);
    if (first == '{') {
      return new FieldType.MapOf(typeOf(text.substring(2)));
    }
    if (first == '[') {
      int close = text.indexOf(']');
      return listOf(text.substring(1, close), typeOf(text.substring(close + 1)));
    }
    if (text.indexOf('.') >= 0) {
      return new FieldType.Ref(TypeText.PREFIX.concat(text), types);
    }
    return scalar(text);
  }

  private static FieldType listOf(String keys, FieldType element) {
    if (keys.isEmpty()) {
      return new FieldType.ListOf(element, List.of(), false);
    }
    if (keys.equals("set")) {
      return new FieldType.ListOf(element, List.of(), true);
    }
    return new FieldType.ListOf(element, List.of(keys.split(",", -1)), false);
  }

  private static FieldType.Scalar scalar(String text) {
    return switch (text) {
      case "string" -> FieldType.Scalar.STRING;
      case "int32" -> FieldType.Scalar.INT32;
      case "int64" -> FieldType.Scalar.INT64;
      case "boolean" -> FieldType.Scalar.BOOLEAN;
      case "double" -> FieldType.Scalar.DOUBLE;
      case "int-or-string" -> FieldType.Scalar.INT_OR_STRING;
      case "quantity" -> FieldType.Scalar.QUANTITY;
      case "time" -> FieldType.Scalar.TIME;
      case "micro-time" -> FieldType.Scalar.MICRO_TIME;
      case "bytes" -> FieldType.Scalar.BYTES;
      case "any" -> FieldType.Scalar.ANY;
      default -> throw new IllegalStateException("an unknown type of field: ".concat(text));
    };
  }
}
