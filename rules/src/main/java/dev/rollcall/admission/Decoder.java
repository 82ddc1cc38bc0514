package dev.rollcall.admission;

import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;
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
final class Decoder {

  /** From so many entries on, duplicates are looked for in a map. */
  private static final int MANY = 24;

  private final UnknownFields unknownFields;

  Decoder(SchemaCatalog catalog, KubernetesVersion version) {
    this.unknownFields = new UnknownFields(catalog, version);
  }

  /** Checks a whole object. */
  void decode(Field object, ObjectType type, Complaints complaints) {
    if (object.node() instanceof YamlMapping mapping) {
      struct(mapping, type, object.place(), complaints);
    }
  }

  /** Most values are scalars of the right type; null is the zero value of every type. */
  private static boolean isPlainlyRight(YamlNode node, FieldType type) {
    boolean isNull = node instanceof YamlScalar scalar && scalar.value() == null;
    return isNull
        || (type instanceof FieldType.Scalar scalar && ScalarDecoding.check(node, scalar) == null);
  }

  private void value(YamlNode node, FieldType type, Place place, Complaints complaints) {
    if (type instanceof FieldType.Scalar scalar) {
      String wrong = ScalarDecoding.check(node, scalar);
      complaints.add(new Field(place, node), Reason.WRONG_TYPE, name(place) + " " + wrong);
    } else if (type instanceof FieldType.ListOf list) {
      list(node, list, place, complaints);
    } else if (type instanceof FieldType.MapOf map) {
      map(node, map, place, complaints);
    } else if (type instanceof FieldType.Ref ref) {
      if (node instanceof YamlMapping mapping) {
        struct(mapping, ref.type(), place, complaints);
      } else {
        wrongType(node, "an object with fields", place, complaints);
      }
    }
  }

  private void struct(YamlMapping mapping, ObjectType type, Place place, Complaints complaints) {
    duplicates(mapping, false, place, complaints);
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.name();
      FieldType field = type.field(name);
      if (field == null) {
        Place at = place.field(name, entry.key().span(), entry.value().span());
        unknownFields.add(new Field(at, entry.value()), type, strictPath(at), complaints);
      } else if (!isPlainlyRight(entry.value(), field) && mapping.entry(name) == entry) {
        Place at = place.field(name, entry.key().span(), entry.value().span());
        value(entry.value(), field, at, complaints);
      }
    }
  }

  private void map(YamlNode node, FieldType.MapOf type, Place place, Complaints complaints) {
    if (!(node instanceof YamlMapping mapping)) {
      wrongType(node, "a map", place, complaints);
      return;
    }
    duplicates(mapping, true, place, complaints);
    for (YamlEntry entry : mapping.entries()) {
      if (!isPlainlyRight(entry.value(), type.value())) {
        Place at = place.mapKey(entry.name(), entry.key().span(), entry.value().span());
        value(entry.value(), type.value(), at, complaints);
      }
    }
  }

  private void list(YamlNode node, FieldType.ListOf type, Place place, Complaints complaints) {
    if (!(node instanceof YamlSequence sequence)) {
      wrongType(node, "a list", place, complaints);
      return;
    }
    List<YamlNode> items = sequence.items();
    for (int i = 0; i < items.size(); i++) {
      YamlNode item = items.get(i);
      if (!isPlainlyRight(item, type.element())) {
        value(item, type.element(), place.item(i, item.head(), item.span()), complaints);
      }
    }
  }

  private static void wrongType(YamlNode node, String wanted, Place place, Complaints complaints) {
    String remedy =
        wanted.equals("a list") && !(node instanceof YamlMapping mapping && mapping.flow())
            ? "; begin each of its items with \"- \""
            : "";
    complaints.add(
        new Field(place, node),
        Reason.WRONG_TYPE,
        name(place) + " must be " + wanted + ", not " + ScalarDecoding.describe(node) + remedy);
  }

  /**
   * Mirrors the strict mode of go-yaml, which compares keys before they become text. What a merge
   * key brought in may be overridden: clients that send JSON have resolved it.
   */
  private static void duplicates(
      YamlMapping mapping, boolean freeKeys, Place place, Complaints complaints) {
    List<YamlEntry> entries = mapping.entries();
    if (entries.size() > MANY) {
      duplicatesOfMany(entries, freeKeys, place, complaints);
      return;
    }
    for (int i = 1; i < entries.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (isSameKey(entries.get(j), entries.get(i))) {
          addDuplicate(entries.get(j), entries.get(i), freeKeys, place, complaints);
          break;
        }
      }
    }
  }

  private static void duplicatesOfMany(
      List<YamlEntry> entries, boolean freeKeys, Place place, Complaints complaints) {
    Map<String, YamlEntry> seen = new HashMap<>();
    for (YamlEntry entry : entries) {
      YamlEntry first = seen.putIfAbsent(entry.name(), entry);
      if (first != null && isSameKey(first, entry)) {
        addDuplicate(first, entry, freeKeys, place, complaints);
      }
      if (first != null && first.merged()) {
        seen.put(entry.name(), entry);
      }
    }
  }

  private static boolean isSameKey(YamlEntry first, YamlEntry second) {
    return !first.merged()
        && !second.merged()
        && first.key().value() != null
        && first.key().value().equals(second.key().value());
  }

  private static void addDuplicate(
      YamlEntry first, YamlEntry second, boolean freeKeys, Place parent, Complaints complaints) {
    Place place =
        freeKeys
            ? parent.mapKey(second.name(), second.key().span(), second.value().span())
            : parent.field(second.name(), second.key().span(), second.value().span());
    complaints.add(
        new Field(place, second.value()),
        Reason.DUPLICATE_FIELD,
        "\""
            + second.name()
            + "\" is already set in line "
            + first.key().span().line()
            + "; remove one of the two");
  }

  private static String name(Place place) {
    Place parent = place.parent();
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
  private static String strictPath(Place place) {
    @Nullable Place parent = place.parent();
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
