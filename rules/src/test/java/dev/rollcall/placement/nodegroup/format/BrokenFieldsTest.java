package dev.rollcall.placement.nodegroup.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.model.Inventory;
import dev.rollcall.placement.Manifests;
import dev.rollcall.placement.nodegroup.DeclaredGroups;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every file with each of its fields null, of another type, and absent. */
@Tag("slow")
final class BrokenFieldsTest {

  private static final String ABSENT = "absent";
  private static final List<String> INSTEAD =
      List.of(
          "null", "\"\"", "\"@\\u0000:=,\"", "-1", "1e30", "true", "[]", "[null]", "{}", ABSENT);

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            nodeSelector: {kubernetes.io/arch: amd64, pool: gpu}
            containers: [{name: main, image: registry.example/agent:1}]
      ---
      """;

  static List<String> names() throws IOException {
    return FormatCases.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void survives(String name) throws IOException {
    SourceFile file = new SourceFile(name, FormatCases.text(name));
    List<YamlNode> roots = new ArrayList<>();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      roots.add(document.root());
    }
    Writer counted = new Writer(-1, "");
    roots.forEach(counted::write);
    assertTrue(counted.seen > 5, "the file has fields");
    for (int broken = 0; broken < counted.seen; broken++) {
      for (String instead : INSTEAD) {
        Writer writer = new Writer(broken, instead);
        StringBuilder text = new StringBuilder(AGENT);
        roots.forEach(root -> text.append(writer.write(root)).append("\n---\n"));
        assertDoesNotThrow(() -> read(name, text.toString()), text::toString);
      }
    }
  }

  private static void read(String name, String text) {
    Inventory inventory = Manifests.inventory(FormatCases.fileName(name), text);
    new DeclaredGroups(GroupReader.read(inventory), inventory.daemonSets());
  }

  /** Writes objects as JSON, but for one field. */
  private static final class Writer {

    private final int broken;
    private final String instead;
    private int seen;

    Writer(int broken, String instead) {
      this.broken = broken;
      this.instead = instead;
    }

    String write(YamlNode node) {
      if (seen++ == broken) {
        count(node);
        return instead;
      }
      List<String> parts = new ArrayList<>();
      if (node instanceof YamlMapping mapping) {
        for (YamlEntry entry : mapping.entries()) {
          String value = write(entry.value());
          if (!value.equals(ABSENT)) {
            parts.add(quoted(entry.name()) + ": " + value);
          }
        }
        return "{" + String.join(", ", parts) + "}";
      }
      if (node instanceof YamlSequence sequence) {
        sequence.items().forEach(item -> parts.add(write(item)));
        parts.remove(ABSENT);
        return "[" + String.join(", ", parts) + "]";
      }
      Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
      return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    /** Fields below the broken one keep their numbers. */
    private void count(YamlNode node) {
      if (node instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> write(entry.value()));
      } else if (node instanceof YamlSequence sequence) {
        sequence.items().forEach(this::write);
      }
    }

    private static String quoted(String text) {
      String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      return "\"" + escaped + "\"";
    }
  }
}
