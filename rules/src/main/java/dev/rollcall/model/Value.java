package dev.rollcall.model;

import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * A field of a manifest: what it says, or what it means when it says nothing, and where it stands
 * or would stand.
 */
public sealed interface Value<T> {

  T get();

  FieldLocation place();

  /** Returns whether the manifest says so itself. */
  default boolean isGiven() {
    return this instanceof Given;
  }

  /** Returns whether the value is what is meant; not so for a list where a string belongs. */
  default boolean isReadable() {
    return isGiven() || !place().isPresent();
  }

  /** What is written. */
  record Given<T>(T get, FieldLocation place) implements Value<T> {}

  /**
   * What holds because nothing, or nothing readable, is written. Few are asked where they would be.
   *
   * @param anchor the place of the field, or of what it is missing from
   * @param missing the key of the field, null if it is written
   */
  record Defaulted<T>(T get, FieldLocation anchor, @Nullable String missing) implements Value<T> {

    Defaulted(T get, FieldCursor field) {
      this(get, field.anchor(), field.missingKey());
    }

    @Override
    public FieldLocation place() {
      return missing == null ? anchor : anchor.field(missing, null, null);
    }
  }

  /**
   * Reads a string; an empty one counts as absent, as in Kubernetes. The server refuses a number
   * here, and what it would be in quotes is the best guess at what is meant.
   */
  static Value<String> string(FieldCursor field, String fallback) {
    String string = field.source();
    if (string == null) {
      return new Defaulted<>(fallback, field);
    }
    return string.isEmpty()
        ? new Defaulted<>(fallback, field.place().asNull(), null)
        : new Given<>(string, field.place());
  }

  static Value<String> string(FieldCursor field) {
    return string(field, "");
  }

  /** Reads a port, which is a number or the name of one. */
  static Value<String> portNameOrNumber(FieldCursor field) {
    String text = field.text();
    return text == null ? new Defaulted<>("", field) : new Given<>(text, field.place());
  }

  static Value<Boolean> bool(FieldCursor field, boolean fallback) {
    Boolean bool = field.bool();
    String quoted = bool == null ? field.string() : null;
    if ("true".equals(quoted) || "false".equals(quoted)) {
      bool = Boolean.valueOf(quoted);
    }
    return bool == null ? new Defaulted<>(fallback, field) : new Given<>(bool, field.place());
  }

  static Value<Long> integer(FieldCursor field, long fallback) {
    Long integer = field.integer();
    String quoted = integer == null ? field.string() : null;
    if (quoted != null && quoted.matches("-?[0-9]{1,18}")) {
      integer = Long.valueOf(quoted);
    }
    return integer == null ? new Defaulted<>(fallback, field) : new Given<>(integer, field.place());
  }

  static Value<Quantity> quantity(FieldCursor field) {
    String text = field.text();
    Quantity quantity = text == null ? null : Quantity.parse(text);
    return quantity == null
        ? new Defaulted<>(Quantity.ZERO, field)
        : new Given<>(quantity, field.place());
  }

  static Value<IntOrPercent> intOrPercent(FieldCursor field, long fallback) {
    Long number = field.integer();
    if (number != null) {
      return new Given<>(IntOrPercent.of(number), field.place());
    }
    String text = field.string();
    IntOrPercent percent = text == null ? null : IntOrPercent.percent(text);
    return percent == null
        ? new Defaulted<>(IntOrPercent.of(fallback), field)
        : new Given<>(percent, field.place());
  }
}
