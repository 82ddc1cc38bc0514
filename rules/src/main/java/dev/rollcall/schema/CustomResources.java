package dev.rollcall.schema;

import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the schemas of a CustomResourceDefinition, and makes of what the API server adds to JSON
 * Schema (pruning, nullable, int-or-string) what a schema engine understands.
 */
final class CustomResources {

  /** The schema of one version of a custom resource. */
  record Version(String apiVersion, String kind, JsonNode schema) {}

  private CustomResources() {}

  static List<Version> of(FieldCursor definition) {
    FieldCursor spec = definition.get("spec");
    String group = spec.get("group").stringOrEmpty();
    String kind = spec.path("names", "kind").stringOrEmpty();
    List<Version> versions = new ArrayList<>();
    for (FieldCursor version : spec.get("versions").items()) {
      FieldCursor schema = version.path("schema", "openAPIV3Schema");
      if (schema.node() != null) {
        ObjectNode root = strict(JsonTrees.of(schema.node()));
        addHeader(root);
        String apiVersion = group + "/" + version.get("name").stringOrEmpty();
        versions.add(new Version(apiVersion, kind, root));
      }
    }
    return versions;
  }

  /** What every object has, whatever its schema says. */
  private static void addHeader(ObjectNode root) {
    if (root.get("properties") instanceof ObjectNode properties) {
      for (String field : List.of("apiVersion", "kind")) {
        properties.set(field, JsonNodeFactory.instance.objectNode().put("type", "string"));
      }
      properties.set("metadata", JsonNodeFactory.instance.objectNode().put("type", "object"));
    }
  }

  private static ObjectNode strict(JsonNode schema) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    schema.forEachEntry((keyword, value) -> out.set(keyword, value));
    if (schema.get("properties") instanceof ObjectNode properties) {
      ObjectNode inner = JsonNodeFactory.instance.objectNode();
      properties.forEachEntry((name, property) -> inner.set(name, strict(property)));
      out.set("properties", inner);
      boolean open =
          isTrue(schema, "x-kubernetes-preserve-unknown-fields")
              || schema.has("additionalProperties");
      if (!open) {
        out.put("additionalProperties", false);
      }
    }
    if (schema.get("additionalProperties") instanceof ObjectNode values) {
      out.set("additionalProperties", strict(values));
    }
    if (schema.get("items") instanceof ObjectNode items) {
      out.set("items", strict(items));
    }
    types(schema, out);
    return out;
  }

  private static void types(JsonNode schema, ObjectNode out) {
    if (isTrue(schema, "x-kubernetes-int-or-string")) {
      out.set("type", JsonNodeFactory.instance.arrayNode().add("integer").add("string"));
      out.remove("anyOf");
    }
    if (isTrue(schema, "nullable") && out.get("type") != null && out.get("type").isString()) {
      out.set("type", JsonNodeFactory.instance.arrayNode().add(out.get("type")).add("null"));
    }
  }

  private static boolean isTrue(JsonNode schema, String keyword) {
    JsonNode value = schema.get(keyword);
    return value != null && value.isBoolean() && value.booleanValue();
  }
}
