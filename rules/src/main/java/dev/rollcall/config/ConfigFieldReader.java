package dev.rollcall.config;

import dev.rollcall.source.Location;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a configuration, and keeps what is wrong with them. */
final class ConfigFieldReader {

  private final List<ConfigProblem> problems = new ArrayList<>();

  List<ConfigProblem> problems() {
    return problems;
  }

  void problem(FieldCursor field, String message) {
    problem(field.place().location(), message);
  }

  void problem(Location location, String message) {
    problems.add(new ConfigProblem(location, message));
  }

  /** Returns whether the field is a map with no other keys than these; absent counts as empty. */
  boolean isMap(FieldCursor field, Collection<String> keys) {
    if (!field.isPresent()) {
      return false;
    }
    if (!(field.node() instanceof YamlMapping mapping)) {
      problem(field, called(field) + " is a map of keys, not " + typeOf(field));
      return false;
    }
    Set<String> seen = new HashSet<>();
    for (YamlEntry entry : mapping.entries()) {
      Location location = new Location(field.place().origin().file(), entry.key().span());
      if (!seen.add(entry.name())) {
        problem(location, "\"" + entry.name() + "\" is there twice; keep one");
      } else if (!keys.contains(entry.name())) {
        problem(location, unknown("key", entry.name(), keys));
      }
    }
    return true;
  }

  /** Says that a word is not known, and what was probably meant. */
  static String unknown(String what, String word, Collection<String> known) {
    String nearest = Spelling.nearest(word, known);
    String advice =
        nearest != null
            ? Spelling.question(nearest)
            : known.size() > 12
                ? "; see: rollcall rules"
                : "; there is " + String.join(", ", new TreeSet<>(known));
    return "unknown " + what + " \"" + word + "\"" + advice;
  }

  /** Returns the text, null if there is none; numbers count as what they look like. */
  @Nullable String text(FieldCursor field) {
    if (!field.isPresent()) {
      return null;
    }
    if (field.node() instanceof YamlScalar scalar) {
      return scalar.text();
    }
    problem(field, called(field) + " is a text, not " + typeOf(field));
    return null;
  }

  @Nullable Boolean bool(FieldCursor field) {
    if (field.isPresent() && field.bool() == null) {
      problem(field, called(field) + " is true or false");
    }
    return field.bool();
  }

  /** Returns the texts of a list, or of the one text that stands in its place. */
  List<FieldCursor> list(FieldCursor field) {
    if (!field.isPresent()) {
      return List.of();
    }
    if (field.node() instanceof YamlSequence) {
      return field.items();
    }
    if (field.node() instanceof YamlScalar) {
      return List.of(field);
    }
    problem(field, called(field) + " is a list, not " + typeOf(field));
    return List.of();
  }

  List<String> texts(FieldCursor field) {
    List<String> texts = new ArrayList<>();
    for (FieldCursor item : list(field)) {
      String text = text(item);
      if (text != null && text.isEmpty()) {
        problem(item, "an empty text in " + called(field) + "; remove it");
      } else if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static String called(FieldCursor field) {
    for (var place = field.place(); place != null; place = place.parent()) {
      if (!place.name().isEmpty()) {
        return "\"" + place.name() + "\"";
      }
    }
    return "the configuration";
  }

  private static String typeOf(FieldCursor field) {
    return switch (field.node() == null ? "null" : field.node().typeName()) {
      case "object" -> "a map";
      case "array" -> "a list";
      case "null" -> "nothing";
      default -> "a single value";
    };
  }
}
