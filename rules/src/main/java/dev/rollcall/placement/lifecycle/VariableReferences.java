package dev.rollcall.placement.lifecycle;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code $(NAME)} as {@code third_party/forked/golang/expansion} does. */
public final class VariableReferences {

  private VariableReferences() {}

  /** Returns the names that a text refers to; {@code $$(NAME)} is meant literally. */
  public static List<String> in(String text) {
    int at = text.indexOf('$');
    if (at < 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    while (at >= 0 && at + 1 < text.length()) {
      int next = at + 2;
      if (text.charAt(at + 1) == '(') {
        int end = text.indexOf(')', next);
        if (end >= 0) {
          names.add(text.substring(next, end));
          next = end + 1;
        }
      } else if (text.charAt(at + 1) != '$') {
        next = at + 1;
      }
      at = text.indexOf('$', next);
    }
    return names;
  }
}
