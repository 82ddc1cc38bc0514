package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The ports of a node that pods have taken: the scheduler framework's HostPortInfo. */
final class TakenPorts {

  private final List<PodInfo> pods = new ArrayList<>(2);

  /** The numbers of those ports, on whatever address; most questions end here. */
  private final BitSet numbers = new BitSet();

  void add(PodInfo pod) {
    pods.add(pod);
    for (int number : pod.portNumbers()) {
      numbers.set(number);
    }
  }

  void remove(PodInfo pod) {
    pods.remove(pod);
    for (int number : pod.portNumbers()) {
      numbers.clear(number);
    }
    // Others may have the same ports on other addresses.
    for (PodInfo other : pods) {
      for (int number : other.portNumbers()) {
        numbers.set(number);
      }
    }
  }

  /** Returns whether the pod wants one of them. */
  boolean clashWith(PodInfo pod) {
    int[] wanted = pod.portNumbers();
    for (int i = 0; i < wanted.length; i++) {
      boolean taken = numbers.get(wanted[i]);
      if (taken && (pod.ports().get(i).isOnAllAddresses() || clashes(pod) > 0)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many pairs of them and of the pod's ports clash. */
  int clashes(PodInfo pod) {
    int clashes = 0;
    for (PodInfo other : pods) {
      clashes += clashes(pod, other);
    }
    return clashes;
  }

  /** Returns how many pairs of the ports of two pods clash. */
  static int clashes(PodInfo pod, PodInfo other) {
    int clashes = 0;
    for (int i = 0; i < pod.portNumbers().length; i++) {
      for (int j = 0; j < other.portNumbers().length; j++) {
        boolean same = pod.portNumbers()[i] == other.portNumbers()[j];
        clashes += same && pod.ports().get(i).clashesWith(other.ports().get(j)) ? 1 : 0;
      }
    }
    return clashes;
  }
}
