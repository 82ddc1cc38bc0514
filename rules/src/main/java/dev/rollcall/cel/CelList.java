package dev.rollcall.cel;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list of values, perhaps with its place in an object. */
public final class CelList extends AbstractList<Object> implements RandomAccess {

  private final List<Object> elements;
  private final int count;
  private final @Nullable CelPath path;

  private CelList(List<Object> elements, int count, @Nullable CelPath path) {
    this.elements = elements;
    this.count = count;
    this.path = path;
  }

  /** Returns a list of an object. */
  public static CelList at(CelPath path, List<Object> elements) {
    return new CelList(elements, elements.size(), path);
  }

  static CelList of(List<Object> elements) {
    return new CelList(elements, elements.size(), null);
  }

  static CelList of(Object... elements) {
    return of(List.of(elements));
  }

  /** Returns the place in an object, or null. */
  public @Nullable CelPath path() {
    return path;
  }

  /** Returns both lists in one; a list that grows element by element shares its storage. */
  CelList plus(CelList other) {
    List<Object> all = elements;
    if (path != null || !(all instanceof Growing) || all.size() != count) {
      all = new Growing(elements.subList(0, count));
    }
    all.addAll(other);
    return new CelList(all, count + other.size(), null);
  }

  /** Storage that only grows: lists that end before its end are not affected. */
  private static final class Growing extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    Growing(List<Object> start) {
      super(start);
    }
  }

  @Override
  public Object get(int index) {
    if (index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    return elements.get(index);
  }

  @Override
  public int size() {
    return count;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CelList list && Values.equal(this, list);
  }

  @Override
  public int hashCode() {
    return count;
  }
}
