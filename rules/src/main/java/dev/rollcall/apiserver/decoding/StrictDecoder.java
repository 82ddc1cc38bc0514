package dev.rollcall.apiserver.decoding;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that keeps an object from decoding into its type; mirrors sigs.k8s.io/json as the API
 * server uses it under strict field validation, except that it does not stop at the first error.
 */
public final class StrictDecoder {

  private final UnknownFields unknownFields;

  public StrictDecoder(SchemaCatalog catalog, KubernetesVersion version) {
    this.unknownFields = new UnknownFields(catalog, version);
  }

  /** Checks a whole object. */
  public void decode(FieldCursor object, ObjectType type, ErrorList complaints) {
    if (object.node() instanceof YamlMapping mapping) {
      struct(object, mapping, type, complaints);
    }
  }

  /** Most values are scalars of the right type; null is the zero value of every type. */
  private static boolean isPlainlyRight(YamlNode node, FieldType type) {
    boolean isNull = node instanceof YamlScalar scalar && scalar.value() == null;
    return isNull
        || (type instanceof FieldType.Scalar scalar
            && ScalarDecoding.check(node, scalar, "") == null);
  }

  private void value(FieldCursor at, YamlNode node, FieldType type, ErrorList complaints) {
    if (type instanceof FieldType.Scalar scalar) {
      ErrorMessage wrong = ScalarDecoding.check(node, scalar, at.name());
      if (wrong != null) {
        complaints.add(at, CauseType.WRONG_TYPE, wrong.behind(name(at.place()) + " "));
      }
    } else if (type instanceof FieldType.ListOf list) {
      list(at, node, list, complaints);
    } else if (type instanceof FieldType.MapOf map) {
      map(at, node, map, complaints);
    } else if (type instanceof FieldType.Ref ref) {
      if (node instanceof YamlMapping mapping) {
        struct(at, mapping, ref.type(), complaints);
      } else {
        wrongType(at, node, "an object with fields", complaints);
      }
    }
  }

  private void struct(FieldCursor at, YamlMapping mapping, ObjectType type, ErrorList complaints) {
    duplicates(at, mapping, false, complaints);
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.name();
      FieldType field = type.field(name);
      if (field == null) {
        FieldCursor unknown = at.field(entry);
        unknownFields.add(unknown, type, strictPath(unknown.place()), complaints);
      } else if (!isPlainlyRight(entry.value(), field) && mapping.entry(name) == entry) {
        value(at.field(entry), entry.value(), field, complaints);
      }
    }
  }

  private void map(FieldCursor at, YamlNode node, FieldType.MapOf type, ErrorList complaints) {
    if (!(node instanceof YamlMapping mapping)) {
      wrongType(at, node, "a map", complaints);
      return;
    }
    duplicates(at, mapping, true, complaints);
    for (YamlEntry entry : mapping.entries()) {
      if (!isPlainlyRight(entry.value(), type.value())) {
        value(at.mapEntry(entry), entry.value(), type.value(), complaints);
      }
    }
  }

  private void list(FieldCursor at, YamlNode node, FieldType.ListOf type, ErrorList complaints) {
    if (!(node instanceof YamlSequence sequence)) {
      wrongType(at, node, "a list", complaints);
      return;
    }
    List<YamlNode> items = sequence.items();
    for (int i = 0; i < items.size(); i++) {
      YamlNode item = items.get(i);
      if (!isPlainlyRight(item, type.element())) {
        value(at.item(i, item), item, type.element(), complaints);
      }
    }
  }

  private static void wrongType(
      FieldCursor at, YamlNode node, String wanted, ErrorList complaints) {
    String remedy =
        wanted.equals("a list") && !(node instanceof YamlMapping mapping && mapping.flow())
            ? "; begin each of its items with \"- \""
            : "";
    complaints.add(
        at,
        CauseType.WRONG_TYPE,
        name(at.place())
            + " must be "
            + wanted
            + ", not "
            + ScalarDecoding.describe(node)
            + remedy);
  }

  /**
   * Mirrors the strict mode of go-yaml, which compares keys before they become text. What a merge
   * key brought in may be overridden: clients that send JSON have resolved it.
   */
  private static void duplicates(
      FieldCursor at, YamlMapping mapping, boolean freeKeys, ErrorList complaints) {
    if (!mapping.hasTwins()) {
      return;
    }
    Map<Object, YamlEntry> seen = new HashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      Object key = entry.key().value();
      YamlEntry first = entry.merged() || key == null ? null : seen.putIfAbsent(key, entry);
      if (first != null) {
        addDuplicate(at, first, entry, freeKeys, complaints);
      }
    }
  }

  private static void addDuplicate(
      FieldCursor at, YamlEntry first, YamlEntry second, boolean freeKeys, ErrorList complaints) {
    complaints.add(
        freeKeys ? at.mapEntry(second) : at.field(second),
        CauseType.DUPLICATE_FIELD,
        "\""
            + second.name()
            + "\" is already set in line "
            + first.key().span().line()
            + "; remove one of the two");
  }

  private static String name(FieldLocation place) {
    FieldLocation parent = place.parent();
    if (parent == null) {
      return place.name();
    }
    if (place.index() >= 0) {
      return name(parent) + "[" + place.index() + "]";
    }
    boolean isEntry = place.path().endsWith("[" + place.name() + "]");
    return isEntry ? name(parent) + "[" + place.name() + "]" : place.name();
  }

  /** Returns the path as the strict decoder writes it: map keys stand after a point. */
  private static String strictPath(FieldLocation place) {
    @Nullable FieldLocation parent = place.parent();
    if (parent == null) {
      return "";
    }
    String before = strictPath(parent);
    if (place.index() >= 0) {
      return before + "[" + place.index() + "]";
    }
    return before.isEmpty() ? place.name() : before + "." + place.name();
  }
}
