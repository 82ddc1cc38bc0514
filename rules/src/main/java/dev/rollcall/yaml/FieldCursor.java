package dev.rollcall.yaml;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cursor into an object: a place together with what is written there, if anything. Thousands are
 * asked for what they hold and dropped, so that a place is made only for who asks where it is.
 */
public final class FieldCursor {

  private static final int FIELD = -1;
  private static final int MAP_KEY = -2;

  private final @Nullable FieldCursor parent;
  private final String name;
  private final int index;
  private final @Nullable Span head;
  private final @Nullable YamlNode node;
  // Made when first asked for, by whichever thread: all make the same.
  private @Nullable FieldLocation place;

  /** Points at what is written at a place, null if nothing is. */
  public FieldCursor(FieldLocation place, @Nullable YamlNode node) {
    this(null, place.name(), FIELD, null, node);
    this.place = place;
  }

  private FieldCursor(
      @Nullable FieldCursor parent,
      String name,
      int index,
      @Nullable Span head,
      @Nullable YamlNode node) {
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.head = head;
    this.node = node;
  }

  /** Returns the cursor to a named field of which nothing is written, not even that it is null. */
  public static FieldCursor absent(FieldLocation around, String name) {
    return new FieldCursor(around, null).get(name);
  }

  /** Returns where this stands, or would stand. */
  public FieldLocation place() {
    FieldLocation found = place;
    if (found == null) {
      found = placeIn(Objects.requireNonNull(parent).place());
      place = found;
    }
    return found;
  }

  private FieldLocation placeIn(FieldLocation around) {
    Span value = node == null ? null : node.span();
    FieldLocation written =
        switch (index) {
          case FIELD -> around.field(name, head, value);
          case MAP_KEY -> around.mapEntry(name, head, value);
          default -> around.item(index, head, value);
        };
    return node instanceof YamlScalar scalar && scalar.value() == null ? written.asNull() : written;
  }

  /**
   * Returns the place of this field, or where it is {@link #missingKey} that of what it is missing
   * from.
   */
  public FieldLocation anchor() {
    return parent == null || node != null ? place() : parent.place();
  }

  /** Returns the key of a field that is not there, null for one that is. */
  public @Nullable String missingKey() {
    return parent == null || node != null ? null : name;
  }

  /** Returns what is written here, null if nothing is. */
  public @Nullable YamlNode node() {
    return node;
  }

  /** Returns the named field of a map; absent where this is absent or no map. */
  public FieldCursor get(String name) {
    YamlEntry entry = node instanceof YamlMapping mapping ? mapping.entry(name) : null;
    // The name is the caller's, one for all objects, and not the one that was read.
    return entry == null
        ? new FieldCursor(this, name, FIELD, null, null)
        : new FieldCursor(this, name, FIELD, entry.key().span(), entry.value());
  }

  /** Returns the field that an entry of this map is. */
  public FieldCursor field(YamlEntry entry) {
    return new FieldCursor(this, entry.name(), FIELD, entry.key().span(), entry.value());
  }

  /** Returns what this map with free keys holds under a key; absent where that is nothing. */
  public FieldCursor entry(String key) {
    YamlEntry entry = node instanceof YamlMapping mapping ? mapping.entry(key) : null;
    return entry == null ? new FieldCursor(this, key, MAP_KEY, null, null) : mapEntry(entry);
  }

  /** Returns what an entry of this map holds, where its keys are free. */
  public FieldCursor mapEntry(YamlEntry entry) {
    return new FieldCursor(this, entry.name(), MAP_KEY, entry.key().span(), entry.value());
  }

  /** Returns the 0-based item of this list. */
  public FieldCursor item(int index, YamlNode item) {
    return new FieldCursor(this, "", index, item.head(), item);
  }

  /** Returns the field at the end of a chain of names. */
  public FieldCursor path(String... names) {
    FieldCursor field = this;
    for (String name : names) {
      field = field.get(name);
    }
    return field;
  }

  /** Returns the items of a list; none where this is absent or no list. */
  public List<FieldCursor> items() {
    if (!(node instanceof YamlSequence sequence)) {
      return List.of();
    }
    List<FieldCursor> items = new ArrayList<>(sequence.items().size());
    for (YamlNode item : sequence.items()) {
      items.add(item(items.size(), item));
    }
    return items;
  }

  /**
   * Returns the entries of a map with free keys, in the order of the text, of equal keys the last
   * one.
   */
  public List<FieldCursor> entries() {
    if (!(node instanceof YamlMapping mapping)) {
      return List.of();
    }
    List<FieldCursor> entries = new ArrayList<>(mapping.entries().size());
    for (YamlEntry entry : mapping.entries()) {
      if (mapping.entry(entry.name()) == entry) {
        entries.add(mapEntry(entry));
      }
    }
    return entries;
  }

  /** Returns the last key of the path to here. */
  public String name() {
    return name;
  }

  /** Returns whether something other than null is written here; Kubernetes reads null as absent. */
  public boolean isPresent() {
    return node != null && !(node instanceof YamlScalar scalar && scalar.value() == null);
  }

  /** Returns the string here, null if there is none or something else. */
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

  /** Returns the boolean here, null if there is none or something else. */
  public @Nullable Boolean bool() {
    return node instanceof YamlScalar scalar && scalar.value() instanceof Boolean bool
        ? bool
        : null;
  }

  /** Returns whether true is written here. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(bool());
  }

  /**
   * Returns the whole number here, null if there is none or something else; 1.0 and 1e3 are whole
   * numbers.
   */
  public @Nullable Long integer() {
    Object value = node instanceof YamlScalar scalar ? scalar.value() : null;
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e18) {
      return number.longValue();
    }
    return value instanceof Long number ? number : null;
  }

  /**
   * Returns the scalar here as it is written, without its quotes; null if there is none. For a
   * number where a string belongs that is what quotes would make of it.
   */
  public @Nullable String source() {
    return node instanceof YamlScalar scalar && scalar.value() != null ? scalar.text() : null;
  }

  /** Returns the scalar here as text, numbers and booleans included; null if there is none. */
  public @Nullable String text() {
    return node instanceof YamlScalar scalar && scalar.value() != null ? scalar.asText() : null;
  }
}
