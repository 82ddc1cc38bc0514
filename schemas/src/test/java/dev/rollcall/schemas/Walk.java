package dev.rollcall.schemas;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** Visits every type that a type leads to. */
final class Walk {
  final ApiTypes types;
  final SortedSet<String> seen = new TreeSet<>();

  Walk(ApiTypes types) {
    this.types = types;
  }

  void into(ObjectType type) {
    if (seen.add(type.name())) {
      for (String field : type.fieldNames()) {
        into(Objects.requireNonNull(type.field(field)));
      }
    }
  }

  private void into(FieldType type) {
    if (type instanceof FieldType.Ref ref) {
      into(ref.type());
    } else if (type instanceof FieldType.ListOf list) {
      into(list.element());
    } else if (type instanceof FieldType.MapOf map) {
      into(map.value());
    }
  }
}
