package dev.rollcall.cel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses between the places of two conditions of which one would have been enough: rather the
 * specification than the metadata, which mostly name exceptions, and rather anything than what
 * tells which object it is.
 */
final class Alternatives {

  /** Where the namespace of the object stands, also of a pod that is made of a template. */
  static final CelPath NAMESPACE = CelPath.root("object").child("metadata").child("namespace");

  private static final Set<Object> IDENTITY = Set.of("name", "generateName", "namespace");
  private static final Set<Object> TYPE = Set.of("apiVersion", "kind");

  private Alternatives() {}

  /** Returns the better place of two; the deeper one if they are equally good. */
  static @Nullable CelPath better(@Nullable CelPath a, @Nullable CelPath b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    int difference = rank(a) - rank(b);
    return difference == 0 ? DecidingValue.longer(a, b) : difference > 0 ? a : b;
  }

  private static int rank(CelPath path) {
    List<Object> steps = path.steps();
    boolean template = steps.size() > 2 && steps.get(1).equals("template");
    List<Object> below = template ? steps.subList(2, steps.size()) : steps;
    if (below.isEmpty()) {
      return -1;
    }
    Object first = below.get(0);
    if (first.equals("metadata")) {
      return below.size() > 1 && IDENTITY.contains(below.get(1)) ? 0 : 1;
    }
    return TYPE.contains(first) ? 0 : 2;
  }
}
