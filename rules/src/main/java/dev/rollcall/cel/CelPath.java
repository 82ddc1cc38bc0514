package dev.rollcall.cel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a root to a value.
 *
 * @param root the name of the variable that holds the root, such as {@code object}
 * @param parent null for the root
 * @param step the name of a field or the index of an element
 */
public record CelPath(String root, @Nullable CelPath parent, Object step) {

  /** Returns the path of a variable. */
  public static CelPath root(String name) {
    return new CelPath(name, null, "");
  }

  /** Returns the path of a field or an element. */
  public CelPath child(Object next) {
    return new CelPath(root, this, next);
  }

  /** Returns the number of steps from the root. */
  int length() {
    int length = 0;
    for (CelPath at = this; at.parent != null; at = at.parent) {
      length++;
    }
    return length;
  }

  /** Returns the steps from the root: names of fields and indices of elements. */
  public List<Object> steps() {
    Deque<Object> steps = new ArrayDeque<>();
    for (CelPath at = this; at.parent != null; at = at.parent) {
      steps.addFirst(at.step);
    }
    return List.copyOf(steps);
  }
}
