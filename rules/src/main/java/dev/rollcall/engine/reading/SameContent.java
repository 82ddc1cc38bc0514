package dev.rollcall.engine.reading;

import dev.rollcall.model.Manifest;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares objects by what they hold, in whatever layout: their texts are read once more. */
final class SameContent {

  /** What an item of a list may leave out. */
  private static final Set<String> TYPE = Set.of("kind", "apiVersion");

  private @Nullable YamlParser parser;

  /** Returns whether two objects hold the same; false if that cannot be told. */
  boolean holds(Manifest one, Manifest other) {
    YamlMapping first = content(one);
    YamlMapping second = content(other);
    return first != null && second != null && areSame(first, second, TYPE);
  }

  private @Nullable YamlMapping content(Manifest manifest) {
    Span span = manifest.place().valueSpan();
    if (span == null) {
      return null;
    }
    SourceFile file = manifest.origin().file();
    int start = file.offset(span.line(), span.column());
    int end = file.offset(span.endLine(), span.endColumn());
    String text = " ".repeat(span.column() - 1) + file.text().substring(start, end);
    YamlParser reader = parser == null ? new YamlParser(YamlLimits.DEFAULT) : parser;
    parser = reader;
    YamlFile parsed = reader.parse(new SourceFile("", text));
    boolean one = parsed.problems().isEmpty() && parsed.documents().size() == 1;
    YamlNode root = one ? parsed.documents().get(0).root() : null;
    return root instanceof YamlMapping mapping ? mapping : null;
  }

  /** Returns whether two values hold the same. */
  static boolean areSame(YamlNode one, YamlNode other) {
    if (one instanceof YamlMapping mapping) {
      return other instanceof YamlMapping second && areSame(mapping, second, Set.of());
    }
    if (one instanceof YamlSequence sequence) {
      return other instanceof YamlSequence second && areSame(sequence, second);
    }
    return one instanceof YamlScalar scalar
        && other instanceof YamlScalar second
        && scalar.asText().equals(second.asText())
        && scalar.typeName().equals(second.typeName());
  }

  private static boolean areSame(YamlSequence one, YamlSequence other) {
    if (one.items().size() != other.items().size()) {
      return false;
    }
    for (int i = 0; i < one.items().size(); i++) {
      if (!areSame(one.items().get(i), other.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSame(YamlMapping one, YamlMapping other, Set<String> optional) {
    return holdsAll(one, other, optional) && holdsAll(other, one, optional);
  }

  private static boolean holdsAll(YamlMapping one, YamlMapping other, Set<String> optional) {
    for (YamlEntry entry : other.entries()) {
      YamlEntry same = one.entry(entry.name());
      if (same == null ? !optional.contains(entry.name()) : !areSame(same.value(), entry.value())) {
        return false;
      }
    }
    return true;
  }
}
