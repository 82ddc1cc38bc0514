package dev.rollcall.source;

import org.jspecify.annotations.Nullable;

/**
 * Where a field of an object stands, also one that is absent: its Kubernetes field path, and the
 * text of its key and of its value where they exist.
 */
public final class Place {

  private static final int FIELD = -1;
  private static final int MAP_KEY = -2;

  private final Origin origin;
  private final @Nullable Place parent;
  private final String name;
  private final int index;
  private final @Nullable Span head;
  private final @Nullable Span value;

  private Place(Place parent, String name, int index, @Nullable Span head, @Nullable Span value) {
    this.origin = parent.origin;
    this.parent = parent;
    this.name = name;
    this.index = index;
    this.head = head;
    this.value = value;
  }

  private Place(Origin origin, Span head, Span value) {
    this.origin = origin;
    this.parent = null;
    this.name = "";
    this.index = FIELD;
    this.head = head;
    this.value = value;
  }

  /**
   * Returns the place of a whole object.
   *
   * @param head what to point at when talking of the object: its first key
   * @param value the text of the object
   */
  public static Place root(Origin origin, Span head, Span value) {
    return new Place(origin, head, value);
  }

  /**
   * Returns the place of a named field of this one.
   *
   * @param head where its key stands, null where the field is absent
   * @param value where its value stands, null where the field is absent
   */
  public Place field(String name, @Nullable Span head, @Nullable Span value) {
    return new Place(this, name, FIELD, head, value);
  }

  /** Returns the place of an entry of a map with free keys, such as a label; see {@link #field}. */
  public Place mapKey(String name, @Nullable Span head, @Nullable Span value) {
    return new Place(this, name, MAP_KEY, head, value);
  }

  /**
   * Returns the place of the 0-based item of a list.
   *
   * @param head what to point at when talking of the item: a scalar itself, or the first key
   */
  public Place item(int index, @Nullable Span head, @Nullable Span value) {
    return new Place(this, "", index, head, value);
  }

  public Origin origin() {
    return origin;
  }

  public @Nullable Place parent() {
    return parent;
  }

  /**
   * Returns the key of this field, or the empty string for the item of a list and for a whole
   * object.
   */
  public String name() {
    return name;
  }

  /** Returns the 0-based number of this item in its list, -1 where it is none. */
  public int index() {
    return Math.max(index, -1);
  }

  /** Tells whether something is written here. */
  public boolean isPresent() {
    return value != null;
  }

  /**
   * Returns what to point at when talking of this field: a value that stands beside its key, the
   * key of anything longer; for an absent field that of what it would stand in.
   */
  public Span span() {
    if (value == null || value.line() < value.endLine() || value.column() >= value.endColumn()) {
      return keySpan();
    }
    return head == null || head.line() == value.line() ? value : head;
  }

  /** Returns the key of this field, or of the nearest around it that is written. */
  public Span keySpan() {
    if (head != null) {
      return head;
    }
    return parent == null ? Span.START : parent.keySpan();
  }

  /** Returns the text of the value, null where the field is absent. */
  public @Nullable Span valueSpan() {
    return value;
  }

  /** Returns the whole text of the field, key and value, null where it is absent. */
  public @Nullable Span extent() {
    return value == null || head == null
        ? null
        : (head.compareTo(value) < 0 ? head : value).to(value);
  }

  /** Returns {@link #span} with the file it is in. */
  public Location location() {
    return new Location(origin.file(), span());
  }

  /**
   * Returns the path as Kubernetes words it, for example {@code spec.tolerations[0].key}; empty for
   * the object.
   */
  public String path() {
    StringBuilder out = new StringBuilder();
    appendPath(out);
    return out.toString();
  }

  private void appendPath(StringBuilder out) {
    if (parent == null) {
      return;
    }
    parent.appendPath(out);
    if (index >= 0) {
      out.append('[').append(index).append(']');
    } else if (index == MAP_KEY) {
      out.append('[').append(name).append(']');
    } else {
      out.append(out.isEmpty() ? "" : ".").append(name);
    }
  }

  @Override
  public String toString() {
    return path();
  }
}
