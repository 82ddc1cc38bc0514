package dev.rollcall.gitops;

import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;

/** Writes a part of a document as a document of its own, anchors and merges resolved. */
final class YamlJson {

  private YamlJson() {}

  static String of(YamlNode node) {
    JsonWriter json = new JsonWriter();
    write(node, json);
    return json.toString();
  }

  private static void write(YamlNode node, JsonWriter json) {
    if (node instanceof YamlMapping mapping) {
      json.object();
      for (YamlEntry entry : mapping.entries()) {
        if (mapping.entry(entry.name()) == entry) {
          json.name(entry.name());
          write(entry.value(), json);
        }
      }
      json.end();
    } else if (node instanceof YamlSequence sequence) {
      json.array();
      sequence.items().forEach(item -> write(item, json));
      json.end();
    } else if (node instanceof YamlScalar scalar) {
      scalar(scalar, json);
    }
  }

  private static void scalar(YamlScalar scalar, JsonWriter json) {
    Object value = scalar.value();
    if (value instanceof Boolean bool) {
      json.value(bool);
    } else if (value instanceof Long number) {
      json.value(number);
    } else if (value instanceof Double number && Double.isFinite(number)) {
      json.value(number);
    } else {
      json.value(value == null ? null : scalar.asText());
    }
  }
}
