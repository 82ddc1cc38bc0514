package dev.rollcall.cel;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of the variables that a policy declares, up to one of them. */
final class DeclaredVariables {

  static final DeclaredVariables NONE = new DeclaredVariables(new HashMap<>(), 0);

  private final Map<String, Variable> known;
  private final int count;

  private DeclaredVariables(Map<String, Variable> known, int count) {
    this.known = known;
    this.count = count;
  }

  private record Variable(int index, CelType type) {}

  /** Returns these with one more; those of a chain share their storage, which only grows. */
  DeclaredVariables with(String name, CelType type) {
    boolean shared = count > 0 && known.size() == count && !known.containsKey(name);
    Map<String, Variable> all = known;
    if (!shared) {
      all = new HashMap<>(known);
      all.values().removeIf(variable -> variable.index() >= count);
    }
    all.put(name, new Variable(count, type));
    return new DeclaredVariables(all, count + 1);
  }

  @Nullable CelType type(String name) {
    Variable variable = known.get(name);
    return variable == null || variable.index() >= count ? null : variable.type();
  }
}
