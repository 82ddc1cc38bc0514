package dev.rollcall.placement.scheduler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ports that pods take of their nodes, by number: one for each protocol and port. */
public final class PortIndex {

  private static final int[] NONE = {};

  private final Map<String, Integer> numbers = new HashMap<>();

  /** Returns the number of each port. */
  public int[] numbers(List<HostPort> ports) {
    if (ports.isEmpty()) {
      return NONE;
    }
    int[] found = new int[ports.size()];
    for (int i = 0; i < found.length; i++) {
      String key = ports.get(i).protocol() + '/' + ports.get(i).port();
      Integer known = numbers.putIfAbsent(key, numbers.size());
      found[i] = known == null ? numbers.size() - 1 : known;
    }
    return found;
  }
}
