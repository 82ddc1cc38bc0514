package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes of nodes that are tried out do to pods that are there.
 *
 * @param whatIf the changes
 * @param before where the pods are without them
 * @param after where the pods are with them, those that only stay included
 */
public record TriedChange(WhatIf whatIf, Cluster before, Cluster after) {

  /** Returns the changes in words. */
  public List<String> changes() {
    return whatIf.descriptions();
  }

  /**
   * What becomes of the pods of one DaemonSet.
   *
   * @param gained the nodes that get a pod and had none
   * @param lost the nodes whose pod is deleted or evicted, and not replaced
   * @param staying the nodes that keep a pod though they are to have none any more
   * @param kept the changed nodes that keep their pod and are to have one
   * @param unknown the nodes of which too little is known
   */
  public record Effect(
      Placement before,
      Placement after,
      List<Node> gained,
      List<Node> lost,
      List<Node> staying,
      List<Node> kept,
      List<Node> unknown) {

    public Effect {
      gained = List.copyOf(gained);
      lost = List.copyOf(lost);
      staying = List.copyOf(staying);
      kept = List.copyOf(kept);
      unknown = List.copyOf(unknown);
    }

    /** Returns whether anything becomes different. */
    public boolean isAny() {
      return !gained.isEmpty()
          || !lost.isEmpty()
          || !staying.isEmpty()
          || !unknown.isEmpty()
          || before.pendingCount() != after.pendingCount()
          || before.desired() != after.desired();
    }
  }

  /** Returns what becomes of a DaemonSet, or null if nothing is known of it. */
  public @Nullable Effect effectOn(DaemonSet daemonSet) {
    Placement was = before.placementOf(daemonSet);
    Placement is = after.placementOf(daemonSet);
    if (was.isUnknown() || is.isUnknown() || !is.objectRefused().isEmpty()) {
      return null;
    }
    Map<String, Node> earlier = new HashMap<>();
    before.nodes().forEach(node -> earlier.put(node.name(), node));
    List<Node> gained = new ArrayList<>();
    List<Node> lost = new ArrayList<>();
    List<Node> staying = new ArrayList<>();
    List<Node> kept = new ArrayList<>();
    List<Node> unknown = new ArrayList<>();
    for (Node node : after.nodes()) {
      Node old = earlier.get(node.name());
      boolean wanted = old != null && was.isDesiredOn(old);
      boolean stayed = old != null && was.isMisscheduledOn(old);
      if (is.verdictOn(node) instanceof Verdict.Unknown) {
        if (wanted || stayed) {
          unknown.add(node);
        }
      } else if (is.isDesiredOn(node)) {
        if (!wanted) {
          gained.add(node);
        } else if (!node.equals(old)) {
          kept.add(node);
        }
      } else if (is.isMisscheduledOn(node)) {
        if (!stayed) {
          staying.add(node);
        }
      } else if (wanted || stayed) {
        lost.add(node);
      }
    }
    return new Effect(was, is, gained, lost, staying, kept, unknown);
  }

  /**
   * What a DaemonSet comes to on one of the groups of nodes that changes are for.
   *
   * @param was what it comes to without the changes
   * @param is what it comes to with them
   */
  public record GroupEffect(GroupAnswer was, GroupAnswer is) {

    /** Returns whether it comes to something else. */
    public boolean isAny() {
      return was.answer() != is.answer()
          || was.afterStartup() != is.afterStartup()
          || was.fits() != is.fits()
          || !was.desired().equals(is.desired());
    }
  }

  /** Returns what a DaemonSet comes to on the changed groups that stand for the nodes. */
  public List<GroupEffect> groupEffectsOn(DaemonSet daemonSet) {
    List<GroupAnswer> was = before.groups().answersOf(daemonSet);
    List<GroupAnswer> is = after.groups().answersOf(daemonSet);
    List<GroupEffect> effects = new ArrayList<>();
    for (int i = 0; i < is.size(); i++) {
      GroupEffect effect = new GroupEffect(was.get(i), is.get(i));
      if (whatIf.isFor(is.get(i).group()) || effect.isAny()) {
        effects.add(effect);
      }
    }
    return effects;
  }
}
