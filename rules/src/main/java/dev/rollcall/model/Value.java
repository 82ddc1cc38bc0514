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
    return !(this instanceof Defaulted);
  }

  /** Returns whether the value is what is meant; not so for a list where a string belongs. */
  default boolean isReadable() {
    return isGiven() || !place().isPresent();
  }

  /** What is written. */
  record Given<T>(T get, FieldLocation place) implements Value<T> {}

  /** What is written on the line of its key, as most is: a run keeps hundreds for each object. */
  final class InLine<T> extends FieldLocation.InLine implements Value<T> {

    private final T value;

    private InLine(T value, FieldLocation.InLine place) {
      super(place);
      this.value = value;
    }

    @Override
    public T get() {
      return value;
    }

    @Override
    public FieldLocation place() {
      return this;
    }
  }

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

  /** Returns a value that is written in a field. */
  static <T> Value<T> given(T value, FieldCursor field) {
    FieldLocation place = field.place();
    return place instanceof FieldLocation.InLine inLine
        ? new InLine<>(value, inLine)
        : new Given<>(value, place);
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
        : given(string, field);
  }

  static Value<String> string(FieldCursor field) {
    return string(field, "");
  }

  /** Reads a port, which is a number or the name of one. */
  static Value<String> portNameOrNumber(FieldCursor field) {
    String text = field.text();
    return text == null ? new Defaulted<>("", field) : given(text, field);
  }

  static Value<Boolean> bool(FieldCursor field, boolean fallback) {
    Boolean bool = field.bool();
    String quoted = bool == null ? field.string() : null;
    if ("true".equals(quoted) || "false".equals(quoted)) {
      bool = Boolean.valueOf(quoted);
    }
    return bool == null ? new Defaulted<>(fallback, field) : given(bool, field);
  }

  static Value<Long> integer(FieldCursor field, long fallback) {
    Long integer = field.integer();
    String quoted = integer == null ? field.string() : null;
    if (quoted != null && quoted.matches("-?[0-9]{1,18}")) {
      integer = Long.valueOf(quoted);
    }
    return integer == null ? new Defaulted<>(fallback, field) : given(integer, field);
  }

  static Value<Quantity> quantity(FieldCursor field) {
    String text = field.text();
    Quantity quantity = text == null ? null : Quantity.parse(text);
    return quantity == null ? new Defaulted<>(Quantity.ZERO, field) : given(quantity, field);
  }

  static Value<IntOrPercent> intOrPercent(FieldCursor field, long fallback) {
    Long number = field.integer();
    if (number != null) {
      return given(IntOrPercent.of(number), field);
    }
    String text = field.string();
    IntOrPercent percent = text == null ? null : IntOrPercent.percent(text);
    return percent == null
        ? new Defaulted<>(IntOrPercent.of(fallback), field)
        : given(percent, field);
  }
}
