package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.model.Value;
import dev.rollcall.placement.controller.DaemonSetController;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What would bring the pod of a DaemonSet to a node that the controller passes over. It is tried
 * before it is offered.
 *
 * @param blockers everything that keeps the pod away
 * @param corrections what in the manifest is a slip and what was probably meant, a clause each
 * @param widen the entries of the node selector to take out, as {@code key: value}
 * @param labels the labels to give to the node, as {@code key=value}; none where the node's owner
 *     sets one of them
 * @param tolerate the taints to tolerate
 */
public record Remedy(
    List<UnfitReason> blockers,
    List<String> corrections,
    List<String> widen,
    List<String> labels,
    List<Taint> tolerate) {

  public Remedy {
    blockers = List.copyOf(blockers);
    corrections = List.copyOf(corrections);
    widen = List.copyOf(widen);
    labels = List.copyOf(labels);
    tolerate = List.copyOf(tolerate);
  }

  /** Returns that nothing is known to help. */
  public static Remedy none(UnfitReason reason) {
    return new Remedy(List.of(reason), List.of(), List.of(), List.of(), List.of());
  }

  /** Returns whether there is anything to offer. */
  public boolean isAny() {
    return !corrections.isEmpty() || !widen.isEmpty() || !labels.isEmpty() || !tolerate.isEmpty();
  }

  /**
   * Finds the remedy for one node.
   *
   * @param marks the labels and taints of all nodes, to tell slips from wishes
   */
  public static Remedy of(DaemonSet daemonSet, Node node, NodeLabelsAndTaints marks) {
    List<UnfitReason> blockers = DaemonSetController.blockers(daemonSet, node);
    Remedy nothing = new Remedy(blockers, List.of(), List.of(), List.of(), List.of());
    Map<String, String> labels = new LinkedHashMap<>();
    List<Taint> tolerate = new ArrayList<>();
    for (UnfitReason blocker : blockers) {
      String label = blocker.label();
      if (!blocker.taints().isEmpty()) {
        tolerate.addAll(blocker.taints());
      } else if (label == null) {
        return nothing;
      } else {
        int equals = label.indexOf('=');
        labels.put(label.substring(0, equals), label.substring(equals + 1));
      }
    }
    if (labels.keySet().stream().anyMatch(OwnedLabels::isPlatform)
        || !isEnough(daemonSet, node, labels)) {
      return nothing;
    }
    List<String> corrections = new ArrayList<>();
    labels.forEach((key, value) -> add(correction(key, value, marks), corrections));
    tolerate.forEach(taint -> add(misspeltToleration(daemonSet, taint, marks), corrections));
    return corrections.isEmpty()
        ? select(daemonSet, blockers, labels, tolerate)
        : new Remedy(blockers, corrections, List.of(), List.of(), List.of());
  }

  /** The node selector is cheaper to change than nodes are, and some labels are not to change. */
  private static Remedy select(
      DaemonSet daemonSet,
      List<UnfitReason> blockers,
      Map<String, String> labels,
      List<Taint> tolerate) {
    List<String> widen = new ArrayList<>();
    List<String> pairs = new ArrayList<>();
    labels.forEach(
        (key, value) -> {
          pairs.add(key + "=" + value);
          if (value.equals(daemonSet.pod().nodeSelector().get(key))) {
            widen.add(key + ": " + (value.isEmpty() ? "\"\"" : value));
          }
        });
    boolean owned = labels.keySet().stream().anyMatch(OwnedLabels::contains);
    boolean all = widen.size() == labels.size();
    if (owned && !all) {
      return new Remedy(blockers, List.of(), List.of(), List.of(), List.of());
    }
    return new Remedy(
        blockers, List.of(), all ? widen : List.of(), owned ? List.of() : pairs, tolerate);
  }

  private static void add(@Nullable String correction, List<String> to) {
    if (correction != null) {
      to.add(correction);
    }
  }

  /** Tries the labels: what is left may be taints, which tolerations take care of. */
  private static boolean isEnough(DaemonSet daemonSet, Node node, Map<String, String> labels) {
    for (UnfitReason left :
        DaemonSetController.blockers(daemonSet, WhatIf.withLabels(node, labels))) {
      if (left.taints().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns what was probably meant by a label that no node has, null if nothing is near. */
  private static @Nullable String correction(String key, String value, NodeLabelsAndTaints marks) {
    Set<String> values = marks.valuesOf(key);
    if (values.isEmpty()) {
      String near = marks.nearestKey(key);
      return near == null ? null : "no node has the label " + key + "; did you mean " + near + "?";
    }
    String near = values.contains(value) ? null : marks.nearestValue(key, value);
    return near == null
        ? null
        : "the label " + key + " is " + value + " on no node; did you mean " + near + "?";
  }

  /** Returns which toleration was probably meant for the taint, null if none is near. */
  private static @Nullable String misspeltToleration(
      DaemonSet daemonSet, Taint taint, NodeLabelsAndTaints marks) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      String key = toleration.key().get();
      boolean used = marks.taints().stream().anyMatch(toleration::tolerates);
      if (used || key.isEmpty()) {
        continue;
      }
      Value<String> right =
          !key.equals(taint.key().get())
              ? taint.key()
              : toleration.effect().get().isEmpty()
                      || toleration.effect().get().equals(taint.effect().get())
                  ? taint.value()
                  : taint.effect();
      boolean near =
          right != taint.key() || Spelling.nearest(key, List.of(taint.key().get())) != null;
      if (near) {
        return "the toleration of %s misses the taint %s; did you mean %s?"
            .formatted(key, taint, right.get().isEmpty() ? "operator Exists" : right.get());
      }
    }
    return null;
  }
}
