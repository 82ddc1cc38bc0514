package dev.rollcall.rules;

import dev.rollcall.source.SourceFile;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.List;

/** Writes the documents of a file in other layouts of the same content. */
final class YamlLayouts {

  private YamlLayouts() {}

  /** Returns the documents as one JSON List, or as the JSON object where there is one. */
  static String json(SourceFile file) {
    List<YamlDocument> documents = documents(file);
    JsonWriter json = new JsonWriter();
    if (documents.size() == 1) {
      write(json, documents.get(0).root());
      return json.toString();
    }
    json.object().field("apiVersion", "v1").field("kind", "List").name("items").array();
    documents.forEach(document -> write(json, document.root()));
    return json.end().end().toString();
  }

  private static void write(JsonWriter json, YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      json.object();
      for (YamlEntry entry : mapping.entries()) {
        json.name(entry.name());
        write(json, entry.value());
      }
      json.end();
    } else if (node instanceof YamlSequence sequence) {
      json.array();
      sequence.items().forEach(item -> write(json, item));
      json.end();
    } else {
      Object value = ((YamlScalar) node).value();
      if (value instanceof Boolean bool) {
        json.value(bool.booleanValue());
      } else if (value instanceof Long number) {
        json.value(number.longValue());
      } else if (value instanceof Double number) {
        json.value(number.doubleValue());
      } else {
        json.value(value == null ? null : value.toString());
      }
    }
  }

  /** Returns the documents as block YAML that is indented by four, its strings quoted. */
  static String reindented(SourceFile file) {
    StringBuilder out = new StringBuilder();
    for (YamlDocument document : documents(file)) {
      out.append("---");
      block(out, document.root(), 0);
      out.append('\n');
    }
    return out.toString();
  }

  private static void block(StringBuilder out, YamlNode node, int indent) {
    String margin = "\n" + " ".repeat(indent);
    if (node instanceof YamlMapping mapping && !mapping.entries().isEmpty()) {
      for (YamlEntry entry : mapping.entries()) {
        out.append(margin).append(quoted(entry.name())).append(':');
        block(out, entry.value(), indent + 4);
      }
    } else if (node instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
      for (YamlNode item : sequence.items()) {
        out.append(margin).append("-");
        block(out, item, indent + 4);
      }
    } else {
      out.append(' ').append(leaf(node));
    }
  }

  private static String leaf(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return scalar.value() instanceof String string ? quoted(string) : scalar.asText();
    }
    return node instanceof YamlMapping ? "{}" : "[]";
  }

  private static String quoted(String text) {
    return new JsonWriter().value(text).toString().strip();
  }

  private static List<YamlDocument> documents(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT)
        .parse(file).documents().stream().filter(document -> document.root() != null).toList();
  }
}
