package dev.rollcall.cel;

import java.util.List;

/**
 * A signature of a function.
 *
 * @param member whether the first argument is the receiver
 */
record Overload(String function, boolean member, List<CelType> arguments, CelType result) {

  boolean generic() {
    return arguments.stream().anyMatch(Overload::generic) || generic(result);
  }

  private static boolean generic(CelType type) {
    return type.kind() == CelType.Kind.PARAMETER
        || type.parameters().stream().anyMatch(Overload::generic);
  }
}
