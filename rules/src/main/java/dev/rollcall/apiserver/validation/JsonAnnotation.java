package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.decoding.JsonReader;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The JSON in an annotation from before a thing had fields. As in Go, the case of names does not
 * count, and names that nobody knows are passed over.
 */
final class JsonAnnotation {

  private JsonAnnotation() {}

  /**
   * Returns the list of objects that an annotation holds, with paths from there on; null if it is
   * no such list.
   *
   * @param texts the fields that hold texts
   * @param numbers the fields that hold whole numbers
   */
  static @Nullable FieldCursor list(
      FieldCursor annotation, List<String> texts, List<String> numbers) {
    FieldCursor root = read(annotation);
    if (root == null || !root.isPresent()) {
      return root;
    }
    if (!(root.node() instanceof YamlSequence)) {
      return null;
    }
    for (FieldCursor item : root.items()) {
      boolean object = item.node() instanceof YamlMapping || !item.isPresent();
      if (!object
          || !fieldsAre(item, texts, String.class)
          || !fieldsAre(item, numbers, Long.class)) {
        return null;
      }
    }
    return root;
  }

  /** Returns what an annotation holds, null if it is not JSON. */
  static @Nullable FieldCursor read(FieldCursor annotation) {
    FieldLocation place = annotation.place();
    Span span = place.span();
    YamlNode node = JsonReader.read(annotation.stringOrEmpty(), span);
    return node == null
        ? null
        : new FieldCursor(FieldLocation.root(place.origin(), span, span), lowerCase(node));
  }

  /** Returns whether all that is there of some fields is of a type. */
  static boolean fieldsAre(FieldCursor object, List<String> names, Class<?> type) {
    for (String name : names) {
      FieldCursor field = object.get(name.toLowerCase(Locale.ROOT));
      boolean fits =
          !field.isPresent()
              || (field.node() instanceof YamlScalar scalar && type.isInstance(scalar.value()));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static YamlNode lowerCase(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(lowerCase(item)));
      return new YamlSequence(items, true, sequence.span());
    }
    if (!(node instanceof YamlMapping mapping)) {
      return node;
    }
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.name().toLowerCase(Locale.ROOT);
      YamlScalar key = new YamlScalar(name, name, YamlScalar.Style.PLAIN, mapping.span());
      entries.add(new YamlEntry(key, lowerCase(entry.value()), false));
    }
    return new YamlMapping(entries, true, mapping.span());
  }
}
