package dev.rollcall.cel;

import java.util.ArrayList;
import java.util.List;

/**
 * What a loop runs over.
 *
 * @param keys the keys of a map, or the elements of a list
 * @param values the values of a map, or the elements of a list, for a second variable
 * @param indexed whether the first variable is the index of an element
 */
record LoopRange(List<Object> keys, List<Object> values, boolean indexed) {

  static LoopRange of(Object range, boolean two) {
    if (range instanceof CelList list) {
      return new LoopRange(list, list, two);
    }
    if (range instanceof CelMap map) {
      return new LoopRange(
          new ArrayList<>(map.entries().keySet()),
          two ? new ArrayList<>(map.entries().values()) : List.of(),
          false);
    }
    String type = Values.typeName(range);
    throw new CelException(
        "not-iterable",
        "got 'types."
            + Character.toUpperCase(type.charAt(0))
            + type.substring(1)
            + "', expected iterable type");
  }

  int size() {
    return keys.size();
  }

  /** Returns the variables of a loop for an element. */
  Frame frame(int index, Expr.Loop loop, Frame accumulator) {
    Frame frame = new Frame(accumulator, loop.variable(), first(index));
    return loop.variable2() == null ? frame : new Frame(frame, loop.variable2(), second(index));
  }

  Object first(int index) {
    return indexed ? (Object) (long) index : keys.get(index);
  }

  Object second(int index) {
    return values.get(index);
  }
}
