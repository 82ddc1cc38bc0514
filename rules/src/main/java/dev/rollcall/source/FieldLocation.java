package dev.rollcall.source;

import org.jspecify.annotations.Nullable;

/**
 * Where a field of an object stands, also one that is absent: its Kubernetes field path, and the
 * text of its key and of its value where they exist.
 */
public abstract sealed class FieldLocation {

  private static final int FIELD = -1;
  private static final int MAP_KEY = -2;

  private final @Nullable FieldLocation parent;
  private final String name;

  private FieldLocation(@Nullable FieldLocation parent, String name) {
    this.parent = parent;
    this.name = name;
  }

  /** A field that is not there. */
  private static final class Missing extends FieldLocation {

    private final int index;

    Missing(FieldLocation parent, String name, int index) {
      super(parent, name);
      this.index = index;
    }

    @Override
    int indexOrKind() {
      return index;
    }

    @Override
    public boolean isPresent() {
      return false;
    }

    @Override
    @Nullable Span keyOrFirstSpan() {
      return null;
    }

    @Override
    public @Nullable Span valueSpan() {
      return null;
    }
  }

  /**
   * A field that is there. A run keeps hundreds of them for each object, so the spans are taken
   * apart; one that is not known begins in line 0.
   */
  private static sealed class Written extends FieldLocation permits Null, Root {

    private final int index;
    private final int headLine;
    private final int headColumn;
    private final int headEndLine;
    private final int headEndColumn;
    private final int line;
    private final int column;
    private final int endLine;
    private final int endColumn;

    Written(
        @Nullable FieldLocation parent,
        String name,
        int index,
        @Nullable Span head,
        @Nullable Span value) {
      super(parent, name);
      this.index = index;
      headLine = head == null ? 0 : head.line();
      headColumn = head == null ? 0 : head.column();
      headEndLine = head == null ? 0 : head.endLine();
      headEndColumn = head == null ? 0 : head.endColumn();
      line = value == null ? 0 : value.line();
      column = value == null ? 0 : value.column();
      endLine = value == null ? 0 : value.endLine();
      endColumn = value == null ? 0 : value.endColumn();
    }

    @Override
    int indexOrKind() {
      return index;
    }

    @Override
    public boolean isPresent() {
      return line > 0;
    }

    @Override
    @Nullable Span keyOrFirstSpan() {
      return headLine == 0 ? null : new Span(headLine, headColumn, headEndLine, headEndColumn);
    }

    @Override
    public @Nullable Span valueSpan() {
      return line == 0 ? null : new Span(line, column, endLine, endColumn);
    }
  }

  /**
   * A field that stands with its key on one line, as most do, and smaller than {@link Written}.
   * What is read there may be its own place, which is one object in place of two.
   */
  public static non-sealed class InLine extends FieldLocation {

    private final int index;
    private final int line;

    /** The columns at which the key, or the value, begins and ends. */
    private final int head;

    private final int value;

    /** Creates the same place again. */
    protected InLine(InLine other) {
      super(((FieldLocation) other).parent, ((FieldLocation) other).name);
      this.index = other.index;
      this.line = other.line;
      this.head = other.head;
      this.value = other.value;
    }

    InLine(FieldLocation parent, String name, int index, Span head, Span value) {
      super(parent, name);
      this.index = index;
      this.line = value.line();
      this.head = head.columns();
      this.value = value.columns();
    }

    /** Returns whether both stand on one line, not too far from its start. */
    static boolean holds(Span head, Span value) {
      return head.line() == value.line() && head.isInLine() && value.isInLine();
    }

    @Override
    int indexOrKind() {
      return index;
    }

    @Override
    public boolean isPresent() {
      return true;
    }

    @Override
    @Nullable Span keyOrFirstSpan() {
      return Span.inLine(line, head);
    }

    @Override
    public @Nullable Span valueSpan() {
      return Span.inLine(line, value);
    }
  }

  /** An item of a list that begins with its first key, as most maps do; smaller as well. */
  private static final class BlockItem extends FieldLocation {

    private final int index;
    private final int line;
    private final int head;
    private final int endLine;
    private final int endColumn;

    BlockItem(FieldLocation parent, int index, Span head, Span value) {
      super(parent, "");
      this.index = index;
      this.line = head.line();
      this.head = head.columns();
      this.endLine = value.endLine();
      this.endColumn = value.endColumn();
    }

    static boolean holds(int index, Span head, Span value) {
      return index >= 0
          && head.line() == value.line()
          && head.column() == value.column()
          && head.isInLine();
    }

    @Override
    int indexOrKind() {
      return index;
    }

    @Override
    public boolean isPresent() {
      return true;
    }

    @Override
    Span keyOrFirstSpan() {
      return Span.inLine(line, head);
    }

    @Override
    public Span valueSpan() {
      return new Span(line, keyOrFirstSpan().column(), endLine, endColumn);
    }
  }

  /** A field with a value of null. */
  private static final class Null extends Written {

    Null(FieldLocation field) {
      super(
          field.parent, field.name, field.indexOrKind(), field.keyOrFirstSpan(), field.valueSpan());
    }

    @Override
    public boolean isPresent() {
      return false;
    }
  }

  /** A whole object. */
  private static final class Root extends Written {

    private final SourceObject origin;

    Root(SourceObject origin, Span head, Span value) {
      super(null, "", FIELD, head, value);
      this.origin = origin;
    }
  }

  /**
   * Returns the place of a whole object.
   *
   * @param head what to point at when talking of the object: its first key
   * @param value the text of the object
   */
  public static FieldLocation root(SourceObject origin, Span head, Span value) {
    return new Root(origin, head, value);
  }

  /**
   * Returns the place of a named field of this one.
   *
   * @param head where its key stands, null if the field is absent
   * @param value where its value stands, null if the field is absent
   */
  public FieldLocation field(String name, @Nullable Span head, @Nullable Span value) {
    return at(name, FIELD, head, value);
  }

  /** Returns the place of an entry of a map with free keys, such as a label; see {@link #field}. */
  public FieldLocation mapEntry(String name, @Nullable Span head, @Nullable Span value) {
    return at(name, MAP_KEY, head, value);
  }

  /**
   * Returns the place of the 0-based item of a list.
   *
   * @param head what to point at when talking of the item: a scalar itself, or the first key
   */
  public FieldLocation item(int index, @Nullable Span head, @Nullable Span value) {
    return at("", index, head, value);
  }

  private FieldLocation at(String name, int index, @Nullable Span head, @Nullable Span value) {
    if (head == null || value == null) {
      return head == null && value == null
          ? new Missing(this, name, index)
          : new Written(this, name, index, head, value);
    }
    if (InLine.holds(head, value)) {
      return new InLine(this, name, index, head, value);
    }
    return BlockItem.holds(index, head, value)
        ? new BlockItem(this, index, head, value)
        : new Written(this, name, index, head, value);
  }

  /** Returns this field as one whose value is null, which Kubernetes reads as absent. */
  public FieldLocation asNull() {
    return new Null(this);
  }

  /** Returns the key of the field, or what to point at in its stead; null if it is absent. */
  abstract @Nullable Span keyOrFirstSpan();

  public SourceObject origin() {
    FieldLocation at = this;
    while (at.parent != null) {
      at = at.parent;
    }
    return ((Root) at).origin;
  }

  public @Nullable FieldLocation parent() {
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
    return Math.max(indexOrKind(), -1);
  }

  /** Returns the number of an item, {@link #FIELD} or {@link #MAP_KEY}. */
  abstract int indexOrKind();

  /** Returns whether something other than null is written here. */
  public abstract boolean isPresent();

  /**
   * Returns what to point at when talking of this field: a value that stands beside its key, the
   * key of anything longer; for an absent field that of what it would stand in.
   */
  public Span span() {
    Span head = keyOrFirstSpan();
    Span value = valueSpan();
    if (value == null || value.line() < value.endLine() || value.column() >= value.endColumn()) {
      return keySpan();
    }
    return head == null || head.line() == value.line() ? value : head;
  }

  /** Returns the key of this field, or of the nearest around it that is written. */
  public Span keySpan() {
    Span head = keyOrFirstSpan();
    if (head != null) {
      return head;
    }
    return parent == null ? Span.START : parent.keySpan();
  }

  /** Returns this place, or the nearest around it that stands in the text of the object. */
  public FieldLocation written() {
    FieldLocation at = this;
    while (at.parent != null && at.span().isElsewhere()) {
      at = at.parent;
    }
    return at;
  }

  /** Returns the text of the value, null if the field is absent. */
  public abstract @Nullable Span valueSpan();

  /** Returns the whole text of the field, key and value, null if it is absent. */
  public @Nullable Span fullSpan() {
    Span head = keyOrFirstSpan();
    Span value = valueSpan();
    return value == null || head == null
        ? null
        : (head.compareTo(value) < 0 ? head : value).to(value);
  }

  /** Returns {@link #span} with the file it is in. */
  public Location location() {
    return new Location(origin().file(), span());
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
    int index = indexOrKind();
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
