package dev.rollcall.placement;

import dev.rollcall.text.Glob;
import dev.rollcall.text.Spelling;
import java.util.List;

/**
 * The nodes, or the groups of nodes, that a change is for.
 *
 * @param pattern a name, or several with {@code *}
 * @param unnamed the change if what stands for the name is its key, empty if it cannot be
 */
record NodeTarget(String pattern, String unnamed) {

  private boolean matches(String name) {
    return name.equals(pattern) || (isOfMany() && Glob.name(pattern).matchesName(name));
  }

  private boolean isOfMany() {
    return pattern.indexOf('*') >= 0;
  }

  boolean isNode(String name) {
    return matches(name);
  }

  /** Returns whether a group is meant, by its kind and its name or by its name alone. */
  boolean isGroup(String name) {
    return matches(name) || matches(name.substring(name.indexOf('/') + 1));
  }

  /** Returns what it is for in words. */
  String words() {
    return pattern.equals("*") ? "every node" : pattern;
  }

  IllegalArgumentException missing(List<String> nodes) {
    String why = nodes.isEmpty() ? "; the input has no Node" : Spelling.advice(pattern, nodes);
    return new IllegalArgumentException("there is no node \"" + pattern + "\"" + why + form());
  }

  IllegalArgumentException missingGroup(List<String> groups) {
    return new IllegalArgumentException(
        "no Node is given, and there is no group \""
            + pattern
            + "\""
            + Spelling.advice(pattern, groups)
            + form());
  }

  private String form() {
    return unnamed.isEmpty()
        ? ""
        : "; for the key \"" + pattern + "\" write NODE=" + unnamed + ", with * for every node";
  }
}
