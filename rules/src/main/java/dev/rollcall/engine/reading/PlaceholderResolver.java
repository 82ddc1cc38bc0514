package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.SkipCounter;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.TextCharacters;
import dev.rollcall.text.Placeholders;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the defaults of placeholders in their place and counts the values that stay unknown. Texts
 * that are programs or data of their own, such as commands, are left as they are.
 */
final class PlaceholderResolver {

  private int unresolved;

  /** Returns whether some of a file may hold a placeholder, so that a closer look is worth it. */
  static boolean mayResolve(SourceFile file, String text) {
    TextCharacters characters = file.characters();
    boolean opens =
        characters.opensBehind('$') || characters.opensBehind('{') || characters.opensBehind('C');
    return opens && Placeholders.mayOccurIn(text);
  }

  /** Returns an object with the defaults of placeholders, and counts those without one. */
  static YamlMapping resolved(YamlMapping written, String file, SkipCounter skips) {
    YamlEntry kind = written.entry("kind");
    if (kind == null
        || !(kind.value() instanceof YamlScalar scalar)
        || !ManifestReader.ADMITTED.contains(scalar.text())) {
      return written;
    }
    PlaceholderResolver resolver = new PlaceholderResolver();
    YamlMapping resolved = resolver.resolve(written);
    if (resolver.unresolved > 0) {
      skips.add(new SkippedInput(file, SkippedInput.UNRESOLVED_VALUE, resolver.unresolved));
    }
    return resolved;
  }

  /** Returns an object with the defaults in place. */
  private YamlMapping resolve(YamlMapping object) {
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : object.entries()) {
      YamlNode value = isFreeText(entry.name()) ? entry.value() : resolve(entry.value());
      entries.add(new YamlEntry(entry.key(), value, entry.merged()));
    }
    return new YamlMapping(entries, object.flow(), object.span());
  }

  private YamlNode resolve(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return resolve(mapping);
    }
    if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(resolve(item)));
      return new YamlSequence(items, sequence.flow(), sequence.span());
    }
    YamlScalar scalar = (YamlScalar) node;
    String text = scalar.text();
    if (!Placeholders.mayOccurIn(text)) {
      return scalar;
    }
    if (Placeholders.isUnresolved(text)) {
      unresolved++;
      return scalar;
    }
    return scalar.withText(Placeholders.withDefaults(text));
  }

  /** Returns whether the values of a field carry whatever their programs read. */
  static boolean isFreeText(String field) {
    return switch (field) {
      case "command", "args", "env", "annotations", "data", "stringData" -> true;
      default -> false;
    };
  }

  /** Returns whether a part of a path is such a field; nearly all have other lengths. */
  static boolean isFreeText(String path, int start, int end) {
    return switch (end - start) {
      case 3, 4, 7, 10, 11 -> isFreeText(path.substring(start, end));
      default -> false;
    };
  }
}
