package dev.rollcall.lsp.feature;

import dev.rollcall.schemas.EnumValues;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of the API, and the values that it enumerates. */
final class SchemaSuggestions {

  private final SchemaCatalog catalog = SchemaCatalog.bundled();

  /** Returns what can be typed at a point by the schema of its kind. */
  List<Suggestion> at(CompletionPoint point, KubernetesVersion version) {
    ObjectType type = type(point, version);
    if (type == null) {
      return List.of();
    }
    return point.key() == null ? fields(type, point) : values(type, point.key(), version);
  }

  private @Nullable ObjectType type(CompletionPoint point, KubernetesVersion version) {
    ObjectType type =
        catalog
            .types(version)
            .find(
                point.object().getOrDefault("apiVersion", ""),
                point.object().getOrDefault("kind", ""));
    for (String key : point.path()) {
      FieldType field = type == null ? null : type.field(key);
      while (field instanceof FieldType.ListOf list) {
        field = list.element();
      }
      type = field instanceof FieldType.Ref ref ? ref.type() : null;
    }
    return type;
  }

  private static List<Suggestion> fields(ObjectType type, CompletionPoint point) {
    List<Suggestion> fields = new ArrayList<>();
    for (String name : type.fieldNames()) {
      // What a server writes is nothing to type.
      boolean served = name.equals("status") || name.equals("managedFields");
      if (!served && !point.siblings().containsKey(name)) {
        String required = type.required().contains(name) ? ", required" : "";
        fields.add(Suggestion.field(name, describe(type.field(name)) + required));
      }
    }
    return fields;
  }

  private static String describe(@Nullable FieldType type) {
    if (type instanceof FieldType.ListOf list) {
      return "list of " + describe(list.element());
    }
    if (type instanceof FieldType.Ref ref) {
      return ref.name().substring(ref.name().lastIndexOf('.') + 1);
    }
    return type instanceof FieldType.Scalar scalar
        ? scalar.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : "map";
  }

  private List<Suggestion> values(ObjectType type, String key, KubernetesVersion version) {
    List<Suggestion> values = new ArrayList<>();
    if (type.field(key) == FieldType.Scalar.BOOLEAN) {
      values.add(Suggestion.word("true", ""));
      values.add(Suggestion.word("false", ""));
    }
    Optional<EnumValues> known = catalog.enums().values(type.name(), key, version);
    known.ifPresent(
        enumerated -> enumerated.values().forEach(text -> values.add(Suggestion.value(text, ""))));
    return values;
  }
}
