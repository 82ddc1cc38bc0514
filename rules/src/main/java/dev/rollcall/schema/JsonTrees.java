package dev.rollcall.schema;

import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns our trees into those of the schema engine, without its parser and its mapper. */
final class JsonTrees {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTrees() {}

  static JsonNode of(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      ObjectNode object = NODES.objectNode();
      for (YamlEntry entry : mapping.entries()) {
        object.set(entry.name(), of(entry.value()));
      }
      return object;
    }
    if (node instanceof YamlSequence sequence) {
      ArrayNode array = NODES.arrayNode();
      sequence.items().forEach(item -> array.add(of(item)));
      return array;
    }
    return scalar((YamlScalar) node);
  }

  private static JsonNode scalar(YamlScalar scalar) {
    Object value = scalar.value();
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Boolean bool) {
      return NODES.booleanNode(bool);
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof BigInteger number) {
      return NODES.numberNode(number);
    }
    return value instanceof Double number
        ? NODES.numberNode(number)
        : NODES.stringNode(value.toString());
  }
}
