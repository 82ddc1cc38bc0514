package dev.rollcall.yaml;

import dev.rollcall.source.Place;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor into an object: a place together with what is written there, if anything. */
public final class Field {

  private final Place anchor;
  private final @Nullable String missing;
  private final @Nullable YamlNode node;
  // Made when first asked for, by whichever thread: all make the same.
  private @Nullable Place place;

  /** Points at what is written at a place, null where nothing is. */
  public Field(Place place, @Nullable YamlNode node) {
    this.anchor = place;
    this.missing = null;
    this.node = node;
  }

  /** Points at a field that is not there; most are not, and few are asked where they would be. */
  private Field(Place parent, String missing) {
    this.anchor = parent;
    this.missing = missing;
    this.node = null;
  }

  /** Returns where this stands, or would stand. */
  public Place place() {
    if (missing == null) {
      return anchor;
    }
    Place found = place;
    if (found == null) {
      found = anchor.field(missing, null, null);
      place = found;
    }
    return found;
  }

  /**
   * Returns the place of this field, or where it is {@link #missing} that of what it is missing
   * from.
   */
  public Place anchor() {
    return anchor;
  }

  /** Returns the key of a field that is not there, null for one that is. */
  public @Nullable String missing() {
    return missing;
  }

  /** Returns what is written here, null where nothing is. */
  public @Nullable YamlNode node() {
    return node;
  }

  /** Returns the named field of a map; absent where this is absent or no map. */
  public Field get(String name) {
    YamlEntry entry = node instanceof YamlMapping mapping ? mapping.entry(name) : null;
    return entry == null
        ? new Field(place(), name)
        : new Field(anchor.field(name, entry.key().span(), entry.value().span()), entry.value());
  }

  /** Returns the field at the end of a chain of names. */
  public Field at(String... names) {
    Field field = this;
    for (String name : names) {
      field = field.get(name);
    }
    return field;
  }

  /** Returns the items of a list; none where this is absent or no list. */
  public List<Field> items() {
    if (!(node instanceof YamlSequence sequence)) {
      return List.of();
    }
    List<Field> items = new ArrayList<>(sequence.items().size());
    for (YamlNode item : sequence.items()) {
      items.add(new Field(anchor.item(items.size(), item.head(), item.span()), item));
    }
    return items;
  }

  /**
   * Returns the entries of a map with free keys, in the order of the text, of equal keys the last
   * one.
   */
  public List<Field> entries() {
    if (!(node instanceof YamlMapping mapping)) {
      return List.of();
    }
    List<Field> entries = new ArrayList<>(mapping.entries().size());
    for (YamlEntry entry : mapping.entries()) {
      if (mapping.entry(entry.name()) == entry) {
        Span key = entry.key().span();
        entries.add(
            new Field(anchor.mapKey(entry.name(), key, entry.value().span()), entry.value()));
      }
    }
    return entries;
  }

  /** Returns the last key of the path to here. */
  public String name() {
    return missing == null ? anchor.name() : missing;
  }

  /** Tells whether something other than null is written here; Kubernetes reads null as absent. */
  public boolean isPresent() {
    return node != null && !(node instanceof YamlScalar scalar && scalar.value() == null);
  }

  /** Returns the string here, null where there is none or something else. */
  public @Nullable String string() {
    return node instanceof YamlScalar scalar && scalar.value() instanceof String string
        ? string
        : null;
  }

  /** Returns the string here, or the empty string, as Go reads an absent string. */
  public String stringOrEmpty() {
    String string = string();
    return string == null ? "" : string;
  }

  /** Returns the boolean here, null where there is none or something else. */
  public @Nullable Boolean bool() {
    return node instanceof YamlScalar scalar && scalar.value() instanceof Boolean bool
        ? bool
        : null;
  }

  /** Tells whether true is written here. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(bool());
  }

  /**
   * Returns the whole number here, null where there is none or something else; 1.0 and 1e3 are
   * whole numbers.
   */
  public @Nullable Long integer() {
    Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e18) {
      return number.longValue();
    }
    return value instanceof Long number ? number : null;
  }

  /** Returns the scalar here as text, numbers and booleans included; null where there is none. */
  public @Nullable String text() {
    return node instanceof YamlScalar scalar && scalar.value() != null ? scalar.asText() : null;
  }
}
