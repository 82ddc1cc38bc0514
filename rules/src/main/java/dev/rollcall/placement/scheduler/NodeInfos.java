package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of every node while pods are placed, and the scheduler's filters over it: NodePorts,
 * then NodeResourcesFit. The scheduler stops at the first filter that says no.
 */
public final class NodeInfos {

  /** The reason that the scheduler gives for a clash of ports. */
  public static final String NO_FREE_PORTS =
      "node(s) didn't have free ports for the requested pod ports";

  static final List<String> NO_PORTS = List.of(NO_FREE_PORTS);

  private final int resources;
  private final ShortageReasons shortages;
  private final long[] allocatable;
  private final long[] used;
  private final int[] freePods;
  private final int[] pods;
  private final List<@Nullable TakenPorts> ports;
  private final List<@Nullable List<PodInfo>> existing;

  /** The nodes on which there is, or was, a pod that refuses others. */
  private final BitSet refusing = new BitSet();

  public NodeInfos(NodeIndex table, ResourceIndex names) {
    this.resources = names.size();
    this.shortages = new ShortageReasons(names.names());
    this.allocatable = new long[table.size() * resources];
    this.used = new long[table.size() * resources];
    this.freePods = new int[table.size()];
    this.pods = new int[table.size()];
    for (int node = 0; node < table.size(); node++) {
      names.allocatable(table.nodes().get(node), allocatable, node * resources);
      freePods[node] = ResourceIndex.allowedPods(table.nodes().get(node));
    }
    this.ports = new ArrayList<>(Collections.nCopies(table.size(), null));
    this.existing = new ArrayList<>(Collections.nCopies(table.size(), null));
  }

  int resources() {
    return resources;
  }

  /** Returns how many more pods a node takes. */
  int freePods(int node) {
    return freePods[node];
  }

  long allocatable(int node, int resource) {
    return allocatable[node * resources + resource];
  }

  /** Returns the nodes that had pods before anything was placed; to be changed by the caller. */
  BitSet withExistingPods() {
    BitSet found = new BitSet(existing.size());
    for (int node = 0; node < existing.size(); node++) {
      found.set(node, existing.get(node) != null);
    }
    return found;
  }

  /** Puts the same new pods on another node, which was like it. */
  void copy(int from, int to) {
    share(from, to);
    TakenPorts taken = ports.get(from);
    ports.set(to, taken == null ? null : taken.copy());
  }

  private void share(int from, int to) {
    System.arraycopy(used, from * resources, used, to * resources, resources);
    freePods[to] = freePods[from];
    pods[to] = pods[from];
    ports.set(to, ports.get(from));
  }

  /** Has all nodes have the pods of the nodes that stand for them; no more are placed. */
  void copyTo(AlikeNodes alike) {
    for (int node = 0; node < pods.length; node++) {
      if (alike.first(node) != node) {
        share(alike.first(node), node);
      }
    }
  }

  /** Takes what the pod needs from the node. */
  void addPod(int node, PodInfo pod) {
    freePods[node]--;
    pods[node]++;
    long[] requests = pod.requests();
    for (int i = 0; i < requests.length; i++) {
      used[node * resources + i] += requests[i];
    }
    if (pod.portNumbers().length > 0) {
      TakenPorts taken = ports.get(node);
      if (taken == null) {
        taken = new TakenPorts();
        ports.set(node, taken);
      }
      taken.add(pod);
    }
  }

  /** Gives back what the pod took. */
  void removePod(int node, PodInfo pod) {
    freePods[node]++;
    pods[node]--;
    long[] requests = pod.requests();
    for (int i = 0; i < requests.length; i++) {
      used[node * resources + i] -= requests[i];
    }
    TakenPorts taken = pod.portNumbers().length == 0 ? null : ports.get(node);
    if (taken != null) {
      taken.remove(pod);
    }
  }

  /** Takes what a pod needs that is there already, and remembers the pod. */
  public void addExistingPod(int node, PodInfo pod) {
    addPod(node, pod);
    List<PodInfo> there = existing.get(node);
    if (there == null) {
      there = new ArrayList<>(4);
      existing.set(node, there);
    }
    there.add(pod);
    if (pod.refusesOthers()) {
      refusing.set(node);
    }
  }

  void removeExistingPod(int node, PodInfo pod) {
    removePod(node, pod);
    List<PodInfo> there = existing.get(node);
    if (there != null) {
      there.remove(pod);
    }
  }

  /** Returns the pods that were there before anything was placed. */
  List<PodInfo> existingPods(int node) {
    List<PodInfo> there = existing.get(node);
    return there == null ? List.of() : there;
  }

  /** Returns the first node from a number on that may have a pod which refuses others, or -1. */
  int nextWithRefusingPods(int from) {
    return refusing.nextSetBit(from);
  }

  boolean fits(int node, PodInfo pod) {
    return freePods[node] > 0 && !hasPortConflict(node, pod) && fitsRequest(node, pod);
  }

  /**
   * Returns whether a pod would fit, but for ports, with more room than there is.
   *
   * @param freed amounts by the number of the resource
   * @param freedPods how many pods fewer there would be
   */
  boolean fits(int node, PodInfo pod, long[] freed, int freedPods) {
    if (freePods[node] + freedPods <= 0) {
      return false;
    }
    long[] requests = pod.requests();
    for (int i = 0; i < requests.length; i++) {
      int cell = node * resources + i;
      long request = requests[i];
      if (request > 0 && request > allocatable[cell] - used[cell] + freed[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns how many ports that are taken on a node a pod would want as well. */
  int portClashes(int node, PodInfo pod) {
    TakenPorts taken = pod.portNumbers().length == 0 ? null : ports.get(node);
    return taken != null && taken.clashWith(pod) ? taken.clashes(pod) : 0;
  }

  private boolean hasPortConflict(int node, PodInfo pod) {
    TakenPorts taken = pod.portNumbers().length == 0 ? null : ports.get(node);
    return taken != null && taken.clashWith(pod);
  }

  private boolean fitsRequest(int node, PodInfo pod) {
    long[] requests = pod.requests();
    for (int i = 0; i < requests.length; i++) {
      if (isInsufficient(node, requests[i], i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isInsufficient(int node, long request, int resource) {
    int cell = node * resources + resource;
    return request > 0 && request > allocatable[cell] - used[cell];
  }

  /** Returns whether a pod on the node holds something that another is short of there. */
  boolean blocks(int node, PodInfo holder, PodInfo other) {
    if (hasPortConflict(node, other)) {
      return HostPort.clash(holder.ports(), other.ports());
    }
    if (freePods[node] <= 0) {
      return true;
    }
    long[] held = holder.requests();
    long[] wanted = other.requests();
    int common = Math.min(held.length, wanted.length);
    for (int i = 0; i < common; i++) {
      if (held[i] > 0 && isInsufficient(node, wanted[i], i)) {
        return true;
      }
    }
    return false;
  }

  /** Returns why the pod does not fit, in the scheduler's words; empty if it fits. */
  List<String> reasons(int node, PodInfo pod) {
    if (hasPortConflict(node, pod)) {
      return NO_PORTS;
    }
    boolean full = freePods[node] <= 0;
    if (resources > Long.SIZE) {
      return shortages.of(full, insufficient(node, pod));
    }
    long insufficient = 0;
    long[] requests = pod.requests();
    for (int i = 0; i < requests.length; i++) {
      insufficient |= isInsufficient(node, requests[i], i) ? 1L << i : 0;
    }
    return shortages.of(full, insufficient);
  }

  private BitSet insufficient(int node, PodInfo pod) {
    BitSet insufficient = new BitSet(resources);
    long[] requests = pod.requests();
    for (int i = 0; i < requests.length; i++) {
      insufficient.set(i, isInsufficient(node, requests[i], i));
    }
    return insufficient;
  }

  /** Returns how many pods are on the node. */
  int pods(int node) {
    return pods[node];
  }

  /** Returns what pods use of the node, by the number of the resource. */
  long[] used(int node) {
    return Arrays.copyOfRange(used, node * resources, (node + 1) * resources);
  }
}
