package dev.rollcall.gitops;

import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in the parameters of a template; what is more than a name stays as it is. */
final class TemplateParameters {

  /** A name, with the point in front that Go templates have. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\{-? *\\.?([A-Za-z_][\\w.\\-]*(?:\\[\\d+])?) *-?}}");

  private TemplateParameters() {}

  /** Returns what is written at a place, with parameters filled in. */
  static FieldCursor fill(FieldCursor template, Map<String, String> parameters) {
    YamlNode node = template.node();
    return node == null ? template : new FieldCursor(template.place(), fill(node, parameters));
  }

  private static YamlNode fill(YamlNode node, Map<String, String> parameters) {
    if (node instanceof YamlMapping mapping) {
      List<YamlEntry> entries = new ArrayList<>();
      for (YamlEntry entry : mapping.entries()) {
        YamlNode value = fill(entry.value(), parameters);
        entries.add(new YamlEntry(entry.key(), value, entry.merged()));
      }
      return new YamlMapping(entries, mapping.flow(), mapping.span());
    }
    if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(fill(item, parameters)));
      return new YamlSequence(items, sequence.flow(), sequence.span());
    }
    YamlScalar scalar = (YamlScalar) node;
    return scalar.text().contains("{{") ? scalar.withText(fill(scalar.text(), parameters)) : scalar;
  }

  private static String fill(String text, Map<String, String> parameters) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(parameters.getOrDefault(found.group(1), found.group())));
  }
}
