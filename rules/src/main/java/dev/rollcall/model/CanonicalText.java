package dev.rollcall.model;

import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree in one canonical way, so that equal content of the API is equal text whatever its
 * layout.
 */
public final class CanonicalText {

  private CanonicalText() {}

  public static String of(@Nullable YamlNode node) {
    StringBuilder out = new StringBuilder();
    if (node != null) {
      append(node, out);
    }
    return out.toString();
  }

  /** Null is what a field that is left out is, and so are empty text and an empty list. */
  private static boolean isAbsent(YamlNode node) {
    return node instanceof YamlScalar scalar
        ? scalar.value() == null || scalar.value().equals("")
        : node instanceof YamlSequence sequence && sequence.items().isEmpty();
  }

  private static void append(YamlNode node, StringBuilder out) {
    if (node instanceof YamlScalar scalar) {
      boolean text = scalar.value() instanceof String;
      out.append(text ? "'" : "").append(scalar.asText()).append(text ? "'" : "");
    } else if (node instanceof YamlSequence sequence) {
      out.append('[');
      for (YamlNode item : sequence.items()) {
        append(item, out);
        out.append(',');
      }
      out.append(']');
    } else if (node instanceof YamlMapping mapping) {
      Map<String, YamlNode> sorted = new TreeMap<>();
      for (YamlEntry entry : mapping.entries()) {
        if (!isAbsent(entry.value())) {
          sorted.put(entry.name(), entry.value());
        }
      }
      out.append('{');
      sorted.forEach(
          (name, value) -> {
            out.append(name).append(':');
            append(value, out);
            out.append(',');
          });
      out.append('}');
    }
  }
}
