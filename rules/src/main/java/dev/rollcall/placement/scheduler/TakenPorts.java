package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ports of a node that pods have taken: the scheduler framework's HostPortInfo. */
final class TakenPorts {

  private static final HostPort[] NONE = {};

  /** One of each number, on whatever address; most questions end where there is none. */
  private @Nullable HostPort[] byNumber = NONE;

  /** The others of the same numbers, on other addresses, which few nodes have. */
  private @Nullable Map<Integer, List<HostPort>> more;

  TakenPorts copy() {
    TakenPorts copy = new TakenPorts();
    copy.byNumber = byNumber.clone();
    if (more != null) {
      Map<Integer, List<HostPort>> others = new HashMap<>();
      more.forEach((number, ports) -> others.put(number, new ArrayList<>(ports)));
      copy.more = others;
    }
    return copy;
  }

  void add(PodInfo pod) {
    for (int i = 0; i < pod.portNumbers().length; i++) {
      int number = pod.portNumbers()[i];
      if (number >= byNumber.length) {
        byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, byNumber.length * 2));
      }
      if (byNumber[number] == null) {
        byNumber[number] = pod.ports().get(i);
      } else {
        if (more == null) {
          more = new HashMap<>();
        }
        more.computeIfAbsent(number, any -> new ArrayList<>(1)).add(pod.ports().get(i));
      }
    }
  }

  void remove(PodInfo pod) {
    for (int i = 0; i < pod.portNumbers().length; i++) {
      HostPort port = pod.ports().get(i);
      int number = pod.portNumbers()[i];
      List<HostPort> others = others(number);
      if (byNumber[number] == port) {
        byNumber[number] = others.isEmpty() ? null : others.remove(others.size() - 1);
      } else {
        int at = 0;
        while (others.get(at) != port) {
          at++;
        }
        others.remove(at);
      }
    }
  }

  private @Nullable HostPort taken(int number) {
    return number < byNumber.length ? byNumber[number] : null;
  }

  private List<HostPort> others(int number) {
    List<HostPort> others = more == null ? null : more.get(number);
    return others == null ? List.of() : others;
  }

  /** Returns whether the pod wants one of them. */
  boolean clashWith(PodInfo pod) {
    int[] numbers = pod.portNumbers();
    for (int i = 0; i < numbers.length; i++) {
      if (taken(numbers[i]) != null) {
        HostPort wanted = pod.ports().get(i);
        if (wanted.isOnAllAddresses() || clashes(wanted, numbers[i]) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns how many pairs of them and of the pod's ports clash. */
  int clashes(PodInfo pod) {
    int clashes = 0;
    for (int i = 0; i < pod.portNumbers().length; i++) {
      clashes += clashes(pod.ports().get(i), pod.portNumbers()[i]);
    }
    return clashes;
  }

  private int clashes(HostPort wanted, int number) {
    HostPort one = taken(number);
    if (one == null) {
      return 0;
    }
    int clashes = wanted.clashesWith(one) ? 1 : 0;
    for (HostPort port : others(number)) {
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
