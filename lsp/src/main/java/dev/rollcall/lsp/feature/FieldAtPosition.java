package dev.rollcall.lsp.feature;

import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.model.ModelReader;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.jspecify.annotations.Nullable;

/**
 * The field of an object that a position is in.
 *
 * @param object the whole object
 * @param field the innermost field
 */
record FieldAtPosition(FieldCursor object, FieldCursor field) {

  /** Returns the field at a position, or null if no object that can be read is there. */
  static @Nullable FieldAtPosition find(OpenDocument document, Position position) {
    SourceFile file = new SourceFile(document.uri(), document.text().text());
    int offset = document.text().offset(position);
    Span at = file.span(offset, offset);
    for (FieldCursor object : objects(file)) {
      if (covers(object.place().valueSpan(), at)) {
        return new FieldAtPosition(object, innermost(object, at));
      }
    }
    return null;
  }

  /** Returns the objects of a text, those in lists included. */
  static List<FieldCursor> objects(SourceFile file) {
    List<FieldCursor> objects = new ArrayList<>();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      add(file, document.root(), objects);
    }
    return objects;
  }

  private static void add(SourceFile file, @Nullable YamlNode node, List<FieldCursor> objects) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    FieldCursor object = ModelReader.open(file, mapping, ObjectId.UNKNOWN);
    if (object.get("items").node() instanceof YamlSequence items) {
      items.items().forEach(item -> add(file, item, objects));
    } else {
      objects.add(object);
    }
  }

  private static FieldCursor innermost(FieldCursor around, Span at) {
    FieldCursor found = around;
    for (FieldCursor next = inside(found, at); next != null; next = inside(found, at)) {
      found = next;
    }
    return found;
  }

  private static @Nullable FieldCursor inside(FieldCursor around, Span at) {
    List<FieldCursor> parts = new ArrayList<>();
    if (around.node() instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> parts.add(around.field(entry)));
    } else {
      parts.addAll(around.items());
    }
    for (FieldCursor part : parts) {
      FieldLocation place = part.place();
      if (covers(place.fullSpan(), at) || covers(place.valueSpan(), at)) {
        return part;
      }
    }
    return null;
  }

  private static boolean covers(@Nullable Span span, Span at) {
    return span != null
        && Span.at(span.line(), span.column()).compareTo(at) <= 0
        && at.compareTo(Span.at(span.endLine(), span.endColumn())) <= 0;
  }

  /** Returns the path of the field without the numbers of items. */
  String path() {
    return field.place().path().replaceAll("\\[[0-9]+]", "");
  }

  /** Returns whether the field is one of some fields or within one. */
  boolean isIn(String... fields) {
    String path = path() + ".";
    for (String each : fields) {
      if (path.startsWith(each + ".")) {
        return true;
      }
    }
    return false;
  }
}
