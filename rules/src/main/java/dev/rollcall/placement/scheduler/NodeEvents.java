package dev.rollcall.placement.scheduler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the pods of nodes, noted once for nodes that are alike. In a turn it happens to
 * one node after the other.
 */
final class NodeEvents<T> {

  private final Map<Integer, Event<T>> events = new HashMap<>();
  private @Nullable AlikeNodes alike;

  private record Event<T>(long turn, T what) {}

  private record NodeEvent<T>(int node, Event<T> event) {}

  /** Has everything that happened to a node have happened to those that it stands for. */
  void copyTo(AlikeNodes nodes) {
    alike = nodes;
  }

  void put(int node, long turn, T what) {
    events.put(node, new Event<>(turn, what));
  }

  /** Replaces what happened to a node before, in the turn in which that was. */
  void replace(int node, T what) {
    Event<T> before = events.get(node);
    if (before != null) {
      put(node, before.turn(), what);
    }
  }

  void remove(int node) {
    events.remove(node);
  }

  @Nullable T get(int node) {
    Event<T> event = events.get(node);
    return event == null ? null : event.what();
  }

  void copy(int from, int to) {
    Event<T> event = events.get(from);
    if (event != null) {
      put(to, event.turn(), event.what());
    }
  }

  /** Returns what happened by the number of the node, in the order in which it happened. */
  Map<Integer, T> byNode() {
    List<NodeEvent<T>> all = new ArrayList<>();
    events.forEach((first, event) -> addAll(first, event, all));
    all.sort(
        (one, other) -> {
          int turns = Long.compare(one.event().turn(), other.event().turn());
          return turns != 0 ? turns : Integer.compare(one.node(), other.node());
        });
    Map<Integer, T> ordered = new LinkedHashMap<>();
    all.forEach(each -> ordered.put(each.node(), each.event().what()));
    return Collections.unmodifiableMap(ordered);
  }

  private void addAll(int first, Event<T> event, List<NodeEvent<T>> to) {
    if (alike == null) {
      to.add(new NodeEvent<>(first, event));
    } else {
      alike.members(first).stream().forEach(node -> to.add(new NodeEvent<>(node, event)));
    }
  }
}
