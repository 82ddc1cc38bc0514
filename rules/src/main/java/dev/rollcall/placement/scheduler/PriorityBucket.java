package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pods of one priority on a node, and what they request together. */
final class PriorityBucket {

  private final List<PodInfo> pods = new ArrayList<>();
  private final List<PodInfo> withPorts = new ArrayList<>();
  private long[] requests = new long[0];

  PriorityBucket copy() {
    PriorityBucket copy = new PriorityBucket();
    copy.pods.addAll(pods);
    copy.withPorts.addAll(withPorts);
    copy.requests = requests.clone();
    return copy;
  }

  void add(PodInfo pod) {
    pods.add(pod);
    if (!pod.ports().isEmpty()) {
      withPorts.add(pod);
    }
    if (requests.length < pod.requests().length) {
      requests = Arrays.copyOf(requests, pod.requests().length);
    }
    for (int i = 0; i < pod.requests().length; i++) {
      requests[i] += pod.requests()[i];
    }
  }

  void remove(PodInfo pod) {
    if (pods.remove(pod)) {
      withPorts.remove(pod);
      for (int i = 0; i < pod.requests().length; i++) {
        requests[i] -= pod.requests()[i];
      }
    }
  }

  List<PodInfo> pods() {
    return pods;
  }

  List<PodInfo> withPorts() {
    return withPorts;
  }

  long[] requests() {
    return requests;
  }
}
