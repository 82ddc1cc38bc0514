package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Sorts findings and drops repetitions: an anchor used twice makes a rule speak twice of the same
 * text.
 */
final class Sieve {

  private Sieve() {}

  static List<Finding> sift(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(null);
    return List.copyOf(new LinkedHashSet<>(sorted));
  }
}
