package dev.rollcall.schema;

import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The schemas that a user brings: CustomResourceDefinitions, and JSON schemas that either say which
 * kind they are for ({@code x-kubernetes-group-version-kind}) or are named {@code
 * KIND_VERSION.json} or {@code KIND-GROUP-VERSION.json}, as other tools name them.
 */
public final class UserSchemas {

  private static final String REMEDY = "; fix it, and keep what it refers to in the same file";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemaLoader(loader -> loader.allow(UserSchemas::isBundled)));
  private final Map<String, Schema> byKind = new HashMap<>();
  private final Map<String, Schema> byName = new HashMap<>();

  /**
   * Takes in one file of schemas.
   *
   * @param name the name of the file, without its directory
   * @param document its content
   * @throws IllegalArgumentException if it is no schema, or refers to what is not in it
   */
  public void add(String name, FieldCursor document) {
    YamlNode node = document.node();
    if (node == null) {
      return;
    }
    try {
      register(name, document, node);
    } catch (SchemaException e) {
      throw new IllegalArgumentException(
          "not a schema that can be applied: " + problem(e) + REMEDY, e);
    }
  }

  private static String problem(SchemaException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** Nothing is read for the sake of a reference: no address, no file, no resource. */
  private static boolean isBundled(AbsoluteIri iri) {
    String address = iri.toString();
    return address.startsWith("https://json-schema.org/draft/")
        || address.startsWith("http://json-schema.org/draft-");
  }

  private void register(String name, FieldCursor document, YamlNode node) {
    if (document.get("kind").stringOrEmpty().equals("CustomResourceDefinition")) {
      for (CustomResources.Version version : CustomResources.of(document)) {
        byKind.put(key(version.apiVersion(), version.kind()), schema(version.schema()));
      }
      return;
    }
    Schema schema = schema(JsonTrees.of(node));
    List<FieldCursor> kinds = document.get("x-kubernetes-group-version-kind").items();
    for (FieldCursor kind : kinds) {
      String group = kind.get("group").stringOrEmpty();
      String version = kind.get("version").stringOrEmpty();
      String apiVersion = group.isEmpty() ? version : group + "/" + version;
      byKind.put(key(apiVersion, kind.get("kind").stringOrEmpty()), schema);
    }
    if (kinds.isEmpty() && name.endsWith(".json")) {
      byName.put(
          name.substring(0, name.length() - ".json".length()).toLowerCase(Locale.ROOT), schema);
    }
  }

  /** What is wrong with a schema shows now, and not with the first object that it is for. */
  private Schema schema(JsonNode tree) {
    Schema schema = registry.getSchema(tree);
    schema.initializeValidators();
    return schema;
  }

  /** Returns how many kinds there are schemas for. */
  public int size() {
    return byKind.size() + byName.size();
  }

  /** Returns where the object breaks the schema of its kind, null if there is no such schema. */
  public @Nullable List<SchemaProblem> check(FieldCursor object) {
    Schema schema = find(object.place().origin().object());
    if (schema == null || object.node() == null) {
      return null;
    }
    JsonNode tree = JsonTrees.of(object.node());
    List<SchemaProblem> problems = new ArrayList<>();
    for (Error error : schema.validate(tree)) {
      problems.add(problem(object, error));
    }
    return problems;
  }

  private @Nullable Schema find(ObjectId object) {
    Schema schema = byKind.get(key(object.apiVersion(), object.kind()));
    if (schema != null) {
      return schema;
    }
    String kind = object.kind().toLowerCase(Locale.ROOT);
    int slash = object.apiVersion().indexOf('/');
    String version = object.apiVersion().substring(slash + 1).toLowerCase(Locale.ROOT);
    String group =
        slash < 0 ? "" : object.apiVersion().substring(0, slash).toLowerCase(Locale.ROOT);
    int dot = group.indexOf('.');
    String shortGroup = dot < 0 ? group : group.substring(0, dot);
    for (String name :
        List.of(
            kind + "_" + version,
            kind + "-" + shortGroup + "-" + version,
            kind + "-" + version,
            kind)) {
      Schema named = byName.get(name);
      if (named != null) {
        return named;
      }
    }
    return null;
  }

  private static String key(String apiVersion, String kind) {
    return apiVersion + " " + kind;
  }

  private static SchemaProblem problem(FieldCursor object, Error error) {
    FieldCursor at = object;
    NodePath path = error.getInstanceLocation();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      at = element instanceof Integer index ? at.items().get(index) : at.get(element.toString());
    }
    String keyword = String.valueOf(error.getKeyword());
    String property = error.getProperty();
    // The engine points at the map, people look at the key.
    FieldCursor field = property == null ? at : at.get(property);
    return new SchemaProblem(field.place(), reason(keyword), message(keyword, field, error));
  }

  private static CauseType reason(String keyword) {
    return switch (keyword) {
      case "required" -> CauseType.REQUIRED;
      case "enum" -> CauseType.NOT_SUPPORTED;
      case "type" -> CauseType.TYPE_INVALID;
      case "additionalProperties", "unevaluatedProperties" -> CauseType.UNKNOWN_FIELD;
      case "maxLength" -> CauseType.TOO_LONG;
      case "maxItems", "maxProperties" -> CauseType.TOO_MANY;
      case "uniqueItems" -> CauseType.DUPLICATE;
      default -> CauseType.INVALID;
    };
  }

  private static String message(String keyword, FieldCursor field, Error error) {
    String name = "\"" + field.name() + "\"";
    return switch (keyword) {
      case "required" -> name + " is required by the schema of the kind";
      case "additionalProperties", "unevaluatedProperties" ->
          "unknown field " + name + "; the schema of the kind has no such field";
      default -> {
        String text = field.text();
        String value = text == null ? "the value" : "\"" + text + "\"";
        yield value + " does not meet the schema of the kind: " + error.getMessage();
      }
    };
  }
}
