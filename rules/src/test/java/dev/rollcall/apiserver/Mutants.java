package dev.rollcall.apiserver;

import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes texts with one mistake each out of a manifest without any. */
final class Mutants {

  /**
   * A manifest with one mistake.
   *
   * @param expected reason and path of the only refusal
   */
  record Mutant(String text, String expected) {}

  private final SourceFile file;
  private final List<Mutant> mutants = new ArrayList<>();

  private Mutants(SourceFile file) {
    this.file = file;
  }

  /** Returns the mutants of the only object of a text. */
  static List<Mutant> of(String text, SchemaCatalog catalog) {
    FieldCursor object = RecordedResponses.parse(text);
    ObjectId id = RecordedResponses.id(object);
    ObjectType type =
        Objects.requireNonNull(
            catalog.types(KubernetesVersion.parse("1.36")).find(id.apiVersion(), id.kind()));
    Mutants mutants = new Mutants(new SourceFile("mutant.yaml", text));
    mutants.object(object, type, "");
    return mutants.mutants;
  }

  /** Returns the text with each value that stands beside its key replaced by another. */
  static List<String> replaced(String text, List<String> values) {
    Mutants mutants = new Mutants(new SourceFile("mutant.yaml", text));
    mutants.replaceBelow(RecordedResponses.parse(text), values);
    return mutants.mutants.stream().map(Mutant::text).toList();
  }

  private void replaceBelow(FieldCursor field, List<String> values) {
    Span span = field.place().valueSpan();
    int keyLine = field.place().keySpan().line();
    boolean beside = span != null && span.line() == keyLine && span.endLine() == keyLine;
    for (String value : beside ? values : List.<String>of()) {
      replace(Objects.requireNonNull(span), value, "");
    }
    for (FieldCursor item : field.items()) {
      replaceBelow(item, values);
    }
    for (FieldCursor entry : field.entries()) {
      replaceBelow(entry, values);
    }
  }

  private void object(FieldCursor object, ObjectType type, String path) {
    if (!(object.node() instanceof YamlMapping mapping)) {
      return;
    }
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.name();
      FieldType fieldType = type.field(name);
      boolean isKind = path.isEmpty() && (name.equals("apiVersion") || name.equals("kind"));
      if (isKind || fieldType == null) {
        continue;
      }
      String at = path.isEmpty() ? name : path + "." + name;
      FieldCursor field = object.get(name);
      replace(entry.key().span(), name + "Xyzzy", "UNKNOWN_FIELD " + at + "Xyzzy");
      wrongType(field, fieldType);
      descend(field, fieldType, at);
    }
  }

  private void descend(FieldCursor field, FieldType type, String path) {
    if (type instanceof FieldType.Ref ref) {
      object(field, ref.type(), path);
    } else if (type instanceof FieldType.ListOf list) {
      for (FieldCursor item : field.items()) {
        wrongType(item, list.element());
        descend(item, list.element(), path + "[" + item.place().index() + "]");
      }
    } else if (type instanceof FieldType.MapOf map) {
      for (FieldCursor entry : field.entries()) {
        wrongType(entry, map.value());
      }
    }
  }

  private void wrongType(FieldCursor field, FieldType type) {
    Span span = field.place().valueSpan();
    if (span == null || type == FieldType.Scalar.ANY) {
      return;
    }
    // What stands below its key cannot be replaced without knowing its indentation.
    int keyLine = field.place().keySpan().line();
    if (span.line() != keyLine || span.endLine() != keyLine) {
      return;
    }
    boolean list = type instanceof FieldType.ListOf;
    String expected = "WRONG_TYPE " + field.place().path();
    replace(span, list ? "{wrong: true}" : "[wrong]", expected);
    if (type == FieldType.Scalar.STRING) {
      replace(span, "12345", expected);
      replace(span, "yes", expected);
    } else if (type != FieldType.Scalar.INT_OR_STRING) {
      replace(span, "\"no value of this type\"", expected);
    }
  }

  private void replace(Span span, String by, String expected) {
    int start = file.offset(span.line(), span.column());
    int end = file.offset(span.endLine(), span.endColumn());
    String text = file.text();
    mutants.add(new Mutant(text.substring(0, start) + by + text.substring(end), expected));
  }
}
