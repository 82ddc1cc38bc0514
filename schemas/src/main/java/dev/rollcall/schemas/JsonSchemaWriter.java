package dev.rollcall.schemas;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a version knows of a kind as a JSON Schema of its own (draft 2020-12), for editors
 * and other tools. It is strict: fields that the version does not know are refused.
 */
public final class JsonSchemaWriter {

  /** Under which key the definitions of the types stand. */
  public enum Place {
    /** Where the standard has them. */
    STANDARD("$defs"),
    /**
     * Under a key that means nothing, so that engines which build all of $defs at once build only
     * what is referred to.
     */
    PLAIN("d");

    private final String key;

    Place(String key) {
      this.key = key;
    }
  }

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private final SchemaCatalog catalog;
  private final Place place;

  /** A writer for that catalogue. */
  public JsonSchemaWriter(SchemaCatalog catalog, Place place) {
    this.catalog = catalog;
    this.place = place;
  }

  /**
   * The schema as text, with a line feed at its end.
   *
   * @param name apiVersion and kind, such as {@code apps/v1 DaemonSet}
   * @param version the version; where there is no schema for it, the nearest is taken, and the
   *     title tells which
   * @throws IllegalArgumentException if there is no schema for that kind; the message is one line
   *     for the user and lists what there is
   */
  public String write(ApiName name, KubernetesVersion version) {
    ApiTypes types = catalog.types(version);
    ObjectType root = types.find(name.apiVersion(), name.kind());
    if (root == null) {
      String known = types.kinds().stream().map(ApiName::toString).collect(joining(", "));
      throw new IllegalArgumentException("no schema for " + name + ": there is " + known);
    }
    JsonText json = new JsonText();
    json.member("$schema", DRAFT);
    json.member("title", name + ", Kubernetes " + types.version());
    json.member("type", "object");
    json.member("required", List.of("apiVersion", "kind"));
    json.object("properties");
    constant(json, "apiVersion", name.apiVersion());
    constant(json, "kind", name.kind());
    json.end();
    json.member("$ref", pointer(root.name()));
    json.object(place.key);
    DefinitionWriter definitions =
        new DefinitionWriter(json, pointer(""), catalog.enums(), types.version());
    closure(root).values().forEach(definitions::write);
    json.end();
    return json.finish();
  }

  private static void constant(JsonText json, String key, String value) {
    json.object(key);
    json.member("const", value);
    json.end();
  }

  private String pointer(String type) {
    return "#/" + place.key + "/" + type;
  }

  private static SortedMap<String, ObjectType> closure(ObjectType root) {
    SortedMap<String, ObjectType> seen = new TreeMap<>();
    List<ObjectType> todo = new ArrayList<>(List.of(root));
    while (!todo.isEmpty()) {
      ObjectType type = todo.remove(todo.size() - 1);
      if (seen.putIfAbsent(type.name(), type) == null) {
        for (String field : type.fieldNames()) {
          reference(type.field(field)).ifPresent(todo::add);
        }
      }
    }
    return seen;
  }

  private static Optional<ObjectType> reference(@Nullable FieldType type) {
    if (type instanceof FieldType.ListOf list) {
      return reference(list.element());
    }
    if (type instanceof FieldType.MapOf map) {
      return reference(map.value());
    }
    return type instanceof FieldType.Ref ref ? Optional.of(ref.type()) : Optional.empty();
  }
}
