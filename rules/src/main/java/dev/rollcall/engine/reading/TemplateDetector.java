package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.text.Placeholders;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlError;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Tells documents that are templates, not rendered yet, from manifests; one for each file. */
final class TemplateDetector {

  private static final String OPEN = "{{";
  private static final String SOURCE = "# Source: ";
  private static final String MARKER = "---";

  /** What actions of Helm charts begin with, whatever field they stand in. */
  private static final String[] OF_HELM = {
    ".Values", ".Release", ".Chart", ".Capabilities", ".Files", "include ", "template "
  };

  private final Input input;
  private final SourceFile file;
  private final ChartFiles charts;
  private final boolean actions;
  private final boolean possible;

  /**
   * Creates a detector.
   *
   * @param text what of the file is read, which of a long file is one chunk of hundreds
   */
  TemplateDetector(Input input, SourceFile file, String text, ChartFiles charts) {
    this.input = input;
    this.file = file;
    this.charts = charts;
    this.actions = file.characters().opensBehind('{') && text.contains(OPEN);
    this.possible = actions && !isRendered();
  }

  /** Returns whether a tool has rendered the text: what it left in braces is text. */
  private boolean isRendered() {
    String text = file.text();
    return text.startsWith(SOURCE)
        || text.contains("\n" + SOURCE)
        || (!input.isFound() && input.path() != null && Files.isDirectory(input.path()));
  }

  /** Returns where the first action of a document stands that cannot be read, null without one. */
  @Nullable Span firstAround(YamlError problem) {
    if (problem.kind() != YamlError.Kind.SYNTAX) {
      return null;
    }
    int line = problem.span().line();
    // What a tool has rendered parses: a note of its source in a text that does not is a copy.
    if (!actions) {
      int marked = markedAt(file.line(line));
      return marked < 0 ? aloneAbove(line) : new Span(line, marked + 1, line, marked + 2);
    }
    // What a marker cuts short is wrong with the document that it ends.
    int first = file.line(line).startsWith(MARKER) ? line - 1 : line;
    while (first > 1 && !file.line(first).startsWith(MARKER)) {
      first--;
    }
    int last = line;
    while (last < file.lines() && !file.line(last + 1).startsWith(MARKER)) {
      last++;
    }
    Span own = firstBetween(file.offset(first, 1), file.offset(last, file.width(last) + 1));
    // An action may span documents of its template: each half may be no YAML, and neither has it.
    return own == null && charts.isTemplate(input) ? firstBetween(0, file.text().length()) : own;
  }

  /** Returns where the first action of a document stands that is a template, null for others. */
  @Nullable Span firstIn(YamlDocument document) {
    if (!possible || !(document.root() instanceof YamlMapping root)) {
      return null;
    }
    Span span = document.span();
    Span first =
        firstBetween(
            file.offset(span.line(), span.column()), file.offset(span.endLine(), span.endColumn()));
    if (first == null || (!charts.isTemplate(input) && !isTemplate(root))) {
      return null;
    }
    return first;
  }

  /**
   * Returns where a variable stands, such as {@code ${NAME}}, or a word between signs that sed
   * replaces, such as {@code @NAME@}.
   */
  private static int markedAt(String line) {
    int variable = line.indexOf("${");
    if (variable >= 0
        && (Placeholders.isUnresolved(line) || !Placeholders.withDefaults(line).equals(line))) {
      return variable;
    }
    int at = line.indexOf('@');
    int end = at < 0 ? -1 : line.indexOf('@', at + 1);
    for (int i = at + 1; i < end; i++) {
      char c = line.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_') {
        return -1;
      }
    }
    return end > at + 1 ? at : -1;
  }

  /**
   * Returns where a line of nothing but a value to come stands, at the place of an error or above.
   */
  private @Nullable Span aloneAbove(int line) {
    for (int number = line; number > Math.max(0, line - 2); number--) {
      String text = file.line(number);
      String value = text.strip();
      if (!value.isEmpty() && value.indexOf(' ') < 0 && Placeholders.isUnresolved(value)) {
        int column = text.indexOf(value) + 1;
        return new Span(number, column, number, column + value.length());
      }
    }
    return null;
  }

  private @Nullable Span firstBetween(int start, int end) {
    int at = file.text().indexOf(OPEN, start);
    return at < 0 || at >= end ? null : file.span(at, at + OPEN.length());
  }

  private static boolean isTemplate(YamlMapping root) {
    if (root.entry("kind") == null || root.entry("apiVersion") == null) {
      return false;
    }
    boolean custom = isCustom(text(root.entry("apiVersion")));
    for (YamlEntry entry : root.entries()) {
      if (custom && entry.name().equals("spec")) {
        continue; // a HelmRelease or an ApplicationSet has actions of its own
      }
      boolean ours =
          entry.name().equals("spec")
              ? ManifestReader.ADMITTED.contains(text(root.entry("kind")))
              : entry.name().equals("metadata") || entry.name().equals("kind");
      if (isTemplate(entry, ours)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCustom(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String group = apiVersion.substring(0, Math.max(0, slash));
    return group.indexOf('.') > 0 && !group.endsWith(".k8s.io");
  }

  private static String text(@Nullable YamlEntry entry) {
    return entry != null && entry.value() instanceof YamlScalar scalar ? scalar.text() : "";
  }

  private static boolean isTemplate(YamlEntry entry, boolean ours) {
    return isAction(entry.key(), ours)
        || (!PlaceholderResolver.isFreeText(entry.name()) && isTemplate(entry.value(), ours));
  }

  private static boolean isTemplate(YamlNode node, boolean ours) {
    if (node instanceof YamlScalar scalar) {
      return isAction(scalar, ours);
    }
    if (node instanceof YamlSequence sequence) {
      return sequence.items().stream().anyMatch(item -> isTemplate(item, ours));
    }
    return ((YamlMapping) node).entries().stream().anyMatch(entry -> isTemplate(entry, ours));
  }

  /** In quotes and blocks, braces are text: alerts, dashboards and policies are full of them. */
  private static boolean isAction(YamlScalar scalar, boolean ours) {
    String text = scalar.text();
    int open = scalar.style() == YamlScalar.Style.PLAIN ? text.indexOf(OPEN) : -1;
    if (open < 0 || text.indexOf("}}", open) < 0) {
      return false;
    }
    for (String word : OF_HELM) {
      if (text.indexOf(word, open) >= 0) {
        return true;
      }
    }
    return ours;
  }
}
