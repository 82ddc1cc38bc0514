package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.UnixPath;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells templates that were not rendered from manifests. */
final class TemplateDetector {

  private static final String OPEN = "{{";

  private TemplateDetector() {}

  /**
   * Tells whether a file is a template: it holds <code>{{</code> and is no YAML because of that, or
   * holds it where a manifest has a word. Programs and configurations inside of a manifest hold it,
   * too, in longer texts.
   */
  static boolean isTemplate(YamlFile file) {
    if (!file.stretch().textIn(file.file()).contains(OPEN)) {
      return false;
    }
    if (!file.problems().isEmpty()) {
      return true;
    }
    for (YamlDocument document : file.documents()) {
      if (document.root() != null && holdsAction(document.root(), "", false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsAction(YamlNode node, String key, boolean freeText) {
    if (node instanceof YamlScalar scalar) {
      return !freeText && scalar.style() != YamlScalar.Style.BLOCK && isAction(scalar.text());
    }
    if (node instanceof YamlSequence sequence) {
      boolean text = key.equals("args") || key.equals("command");
      return sequence.items().stream().anyMatch(item -> holdsAction(item, key, text));
    }
    for (YamlEntry entry : ((YamlMapping) node).entries()) {
      boolean text = freeText || isFreeText(entry.name());
      if (isAction(entry.name()) || holdsAction(entry.value(), entry.name(), text)) {
        return true;
      }
    }
    return false;
  }

  /** Names of fields whose values carry whatever their programs read. */
  private static boolean isFreeText(String field) {
    return switch (field) {
      case "annotations", "data", "stringData", "value", "spec.config" -> true;
      default -> false;
    };
  }

  private static boolean isAction(String text) {
    int open = text.indexOf(OPEN);
    return open >= 0 && text.indexOf("}}", open) > open;
  }

  /** Returns where the first template action stands. */
  static Span firstIn(SourceFile file) {
    int at = file.text().indexOf(OPEN);
    return file.span(at, at + OPEN.length());
  }

  /** Returns what to do with the template. */
  static String advice(Input input) {
    Path chart = input.path() == null ? null : chartOf(input.path());
    String command =
        chart == null
            ? "render it first"
            : "render it first: helm template " + slashed(chart) + " | rollcall lint -";
    return "a template that was not rendered; " + command;
  }

  private static String slashed(Path path) {
    return path.toString().isEmpty() ? "." : UnixPath.of(path);
  }

  /** Returns the directory around the file that holds a Chart.yaml, null where none does. */
  private static @Nullable Path chartOf(Path file) {
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("Chart.yaml"))) {
        return at;
      }
    }
    return null;
  }
}
