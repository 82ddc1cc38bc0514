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
  // Both are counted when first asked for; 0 before that.
  private long cells;
  private int depth;

  private CelList(List<Object> elements, @Nullable CelPath path) {
    this.elements = elements;
    this.count = elements.size();
    this.path = path;
  }

  private CelList(List<Object> elements, CelList first, CelList second) {
    this.elements = elements;
    this.count = first.count + second.count;
    this.path = null;
    this.cells = ValueSize.add(first.cells(), second.cells());
    this.depth = Math.max(first.depth(), second.depth());
  }

  /** Returns a list of an object. */
  public static CelList at(CelPath path, List<Object> elements) {
    return new CelList(elements, path);
  }

  static CelList of(List<Object> elements) {
    CelList list = new CelList(elements, null);
    // The depth of what an expression makes is limited.
    list.depth();
    return list;
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
    return new CelList(all, this, other);
  }

  /** Returns the memory that this list took when it was made of one and another. */
  long bytesAfter(CelList first) {
    return ValueSize.elements(elements == first.elements ? count - first.count : count);
  }

  long cells() {
    if (cells == 0) {
      long size = 1;
      for (Object element : this) {
        size = ValueSize.add(size, ValueSize.cells(element));
      }
      cells = size;
    }
    return cells;
  }

  int depth() {
    if (depth == 0) {
      int deepest = 0;
      for (Object element : this) {
        deepest = Math.max(deepest, ValueSize.depth(element));
      }
      depth = ValueSize.around(deepest);
    }
    return depth;
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
