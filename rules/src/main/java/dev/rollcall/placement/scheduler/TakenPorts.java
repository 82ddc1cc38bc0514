package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.List;

/** The ports of a node that pods have taken: the scheduler framework's HostPortInfo. */
final class TakenPorts {

  /** Those of each number, on whatever address; most questions end where there are none. */
  private final List<List<HostPort>> byNumber = new ArrayList<>();

  void add(PodInfo pod) {
    for (int i = 0; i < pod.portNumbers().length; i++) {
      int number = pod.portNumbers()[i];
      while (byNumber.size() <= number) {
        byNumber.add(List.of());
      }
      if (byNumber.get(number).isEmpty()) {
        byNumber.set(number, new ArrayList<>(1));
      }
      byNumber.get(number).add(pod.ports().get(i));
    }
  }

  void remove(PodInfo pod) {
    for (int i = 0; i < pod.portNumbers().length; i++) {
      HostPort port = pod.ports().get(i);
      List<HostPort> taken = byNumber.get(pod.portNumbers()[i]);
      int at = 0;
      while (taken.get(at) != port) {
        at++;
      }
      taken.remove(at);
    }
  }

  private List<HostPort> taken(int number) {
    return number < byNumber.size() ? byNumber.get(number) : List.of();
  }

  /** Returns whether the pod wants one of them. */
  boolean clashWith(PodInfo pod) {
    for (int i = 0; i < pod.portNumbers().length; i++) {
      List<HostPort> taken = taken(pod.portNumbers()[i]);
      HostPort wanted = pod.ports().get(i);
      if (!taken.isEmpty() && (wanted.isOnAllAddresses() || clashes(wanted, taken) > 0)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many pairs of them and of the pod's ports clash. */
  int clashes(PodInfo pod) {
    int clashes = 0;
    for (int i = 0; i < pod.portNumbers().length; i++) {
      clashes += clashes(pod.ports().get(i), taken(pod.portNumbers()[i]));
    }
    return clashes;
  }

  private static int clashes(HostPort wanted, List<HostPort> taken) {
    int clashes = 0;
    for (HostPort port : taken) {
      clashes += wanted.clashesWith(port) ? 1 : 0;
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
