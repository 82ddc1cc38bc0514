package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.ObjectMeta;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Value;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes to nodes that are tried out without editing a file, in the notation of kubectl. */
public final class WhatIf {

  /** No change. */
  public static final WhatIf NOTHING = new WhatIf(List.of());

  private final List<Change> changes;

  private WhatIf(List<Change> changes) {
    this.changes = List.copyOf(changes);
  }

  /**
   * One change.
   *
   * @param description the change in words
   * @param target what it is for
   * @param adds how many nodes it adds that look like those, 0 if it changes them
   */
  private record Change(
      String description,
      NodeTarget target,
      UnaryOperator<Node> onNode,
      @Nullable UnaryOperator<DeclaredGroup> onGroup,
      int adds) {}

  private WhatIf with(
      String description,
      NodeTarget target,
      UnaryOperator<Node> onNode,
      @Nullable UnaryOperator<DeclaredGroup> onGroup) {
    return with(new Change(description, target, onNode, onGroup, 0));
  }

  private WhatIf with(Change change) {
    List<Change> all = new ArrayList<>(changes);
    all.add(change);
    return new WhatIf(all);
  }

  /** Returns whether there is any change. */
  public boolean isAny() {
    return !changes.isEmpty();
  }

  /** Returns the changes in words, such as "taint gpu=yes:NoSchedule on worker-1". */
  public List<String> descriptions() {
    List<String> descriptions = new ArrayList<>();
    changes.forEach(change -> descriptions.add(change.description()));
    return descriptions;
  }

  /**
   * Labels nodes.
   *
   * @param text {@code NODE=key=value}, or {@code NODE=key-} to take the label away
   */
  public WhatIf label(String text) {
    LabelNotation label = LabelNotation.parse(text);
    NodeTarget target = new NodeTarget(label.node(), "");
    String value = label.value();
    return with(
        (value == null ? "no label " + label.key() : "label " + label.key() + "=" + value)
            + " on "
            + target.words(),
        target,
        node -> {
          Map<String, Value<String>> labels = new LinkedHashMap<>(node.labels().entries());
          if (value == null) {
            labels.remove(label.key());
          } else {
            labels.put(label.key(), given(value, node.place()));
          }
          return withLabels(node, node.name(), labels);
        },
        group -> group.withLabel(label.key(), value));
  }

  /**
   * Taints nodes.
   *
   * @param text {@code NODE=key=value:effect} or {@code NODE=key:effect}; a {@code -} at its end
   *     takes the taint away, {@code NODE=key-} those of every effect
   */
  public WhatIf taint(String text) {
    TaintNotation taint = TaintNotation.parse(text);
    NodeTarget target = new NodeTarget(taint.node(), taint.unnamed());
    return with(
        taint.words() + " on " + target.words(),
        target,
        node -> node.withTaints(taints(node, taint)),
        group -> {
          DeclaredGroup without = group.withoutTaint(taint.key(), taint.effect());
          return taint.removes() ? without : without.withTaint(taint.at(group.place()));
        });
  }

  /** Cordons a node. */
  public WhatIf cordon(String name) {
    NodeTarget target = new NodeTarget(name, "");
    return with(
        target.words() + " cordoned",
        target,
        node -> node.withTaints(taints(node, TaintNotation.CORDON)).asUnschedulable(),
        null);
  }

  /** Adds empty nodes that look like one that is there. */
  public WhatIf addNodes(int count, String like) {
    String description = Plural.count(count, "node") + " more like " + like;
    NodeTarget target = new NodeTarget(like, "");
    return with(new Change(description, target, node -> node, null, count));
  }

  /**
   * Returns the nodes with all changes made.
   *
   * @throws IllegalArgumentException if a change is for a node that does not exist
   */
  public List<Node> apply(List<Node> nodes) {
    List<Node> changed = nodes;
    for (Change change : changes) {
      changed = change.adds() > 0 ? added(changed, change) : changed(changed, change);
    }
    return changed;
  }

  private static List<Node> changed(List<Node> nodes, Change change) {
    List<Node> changed = new ArrayList<>();
    boolean found = false;
    for (Node node : nodes) {
      boolean meant = change.target().isNode(node.name());
      found |= meant;
      changed.add(meant ? change.onNode().apply(node) : node);
    }
    if (!found) {
      throw change.target().missing(names(nodes));
    }
    return changed;
  }

  private static List<Node> added(List<Node> nodes, Change change) {
    Set<String> names = new HashSet<>(names(nodes));
    for (Node pattern : nodes) {
      if (pattern.name().equals(change.target().pattern())) {
        List<Node> more = new ArrayList<>(nodes);
        for (int number = 1; more.size() < nodes.size() + change.adds(); number++) {
          String name = pattern.name() + "-new-" + number;
          if (names.add(name)) {
            more.add(named(pattern, name));
          }
        }
        return more;
      }
    }
    throw change.target().missing(names(nodes));
  }

  private static List<String> names(List<Node> nodes) {
    List<String> names = new ArrayList<>();
    nodes.forEach(node -> names.add(node.name()));
    return names;
  }

  /**
   * Returns the groups of nodes with all changes made.
   *
   * @throws IllegalArgumentException if a change is for a group that does not exist, or cannot be
   *     made to a group
   */
  List<DeclaredGroup> applyToGroups(List<DeclaredGroup> groups) {
    List<DeclaredGroup> changed = groups;
    for (Change change : changes) {
      changed = changedGroups(changed, change);
    }
    return changed;
  }

  private static List<DeclaredGroup> changedGroups(List<DeclaredGroup> groups, Change change) {
    List<DeclaredGroup> changed = new ArrayList<>();
    boolean found = false;
    for (DeclaredGroup group : groups) {
      boolean meant = change.target().isGroup(group.name());
      if (meant && change.onGroup() == null) {
        throw new IllegalArgumentException(
            "\""
                + change.target().pattern()
                + "\" is a group of nodes; --taint and --label try"
                + " changes of groups, for the rest edit its file and see rollcall diff");
      }
      found |= meant;
      changed.add(meant && change.onGroup() != null ? change.onGroup().apply(group) : group);
    }
    if (!found) {
      List<String> names = new ArrayList<>();
      groups.forEach(group -> names.add(group.name()));
      throw change.target().missingGroup(names);
    }
    return changed;
  }

  /** Returns whether a change is for a group. */
  boolean isFor(DeclaredGroup group) {
    for (Change change : changes) {
      if (change.target().isGroup(group.name())) {
        return true;
      }
    }
    return false;
  }

  private static Value<String> given(String text, FieldLocation place) {
    return new Value.Given<>(text, place);
  }

  private static List<Taint> taints(Node node, TaintNotation change) {
    List<Taint> taints = new ArrayList<>();
    for (Taint taint : node.taints()) {
      if (!change.replaces(taint)) {
        taints.add(taint);
      }
    }
    if (!change.removes()) {
      taints.add(change.at(node.place()));
    }
    return taints;
  }

  private static Node named(Node pattern, String name) {
    Map<String, Value<String>> labels = new LinkedHashMap<>(pattern.labels().entries());
    labels.computeIfPresent("kubernetes.io/hostname", (key, old) -> given(name, old.place()));
    return withLabels(pattern, name, labels);
  }

  /** Returns the node with further labels. */
  static Node withLabels(Node node, Map<String, String> more) {
    Map<String, Value<String>> labels = new LinkedHashMap<>(node.labels().entries());
    more.forEach((key, value) -> labels.put(key, given(value, node.place())));
    return withLabels(node, node.name(), labels);
  }

  private static Node withLabels(Node node, String name, Map<String, Value<String>> labels) {
    ObjectMeta meta = node.meta();
    StringMap changed = new StringMap(meta.labels().place(), labels);
    return node.withMeta(meta.with(given(name, meta.name().place()), changed));
  }
}
