package dev.rollcall.placement;

import dev.rollcall.model.Node;
import dev.rollcall.model.ObjectMeta;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Value;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.Plural;
import dev.rollcall.text.Spelling;
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
  public static final WhatIf NOTHING = new WhatIf(List.of(), List.of());

  private static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private final List<UnaryOperator<List<Node>>> changes;
  private final List<String> descriptions;

  private WhatIf(List<UnaryOperator<List<Node>>> changes, List<String> descriptions) {
    this.changes = List.copyOf(changes);
    this.descriptions = List.copyOf(descriptions);
  }

  private WhatIf with(String description, UnaryOperator<List<Node>> change) {
    List<UnaryOperator<List<Node>>> all = new ArrayList<>(changes);
    all.add(change);
    List<String> described = new ArrayList<>(descriptions);
    described.add(description);
    return new WhatIf(all, described);
  }

  /** Returns whether there is any change. */
  public boolean isAny() {
    return !changes.isEmpty();
  }

  /** Returns the changes in words, such as "taint gpu=yes:NoSchedule on worker-1". */
  public List<String> descriptions() {
    return descriptions;
  }

  private WhatIf with(
      String name, String otherForm, String description, UnaryOperator<Node> change) {
    return with(
        description,
        nodes -> {
          Node node = find(nodes, name, otherForm);
          List<Node> changed = new ArrayList<>(nodes);
          changed.set(nodes.indexOf(node), change.apply(node));
          return changed;
        });
  }

  /**
   * Labels a node.
   *
   * @param text {@code NODE=key=value}, or {@code NODE=key-} to take the label away
   */
  public WhatIf label(String text) {
    int at = separator(text, "label", "NODE=key=value");
    String rest = text.substring(at + 1);
    int equals = rest.indexOf('=');
    if (equals == 0 || rest.equals("-") || (equals < 0 && !rest.endsWith("-"))) {
      throw new IllegalArgumentException("\"" + text + "\" is not NODE=key=value or NODE=key-");
    }
    String key = equals < 0 ? rest.substring(0, rest.length() - 1) : rest.substring(0, equals);
    String name = text.substring(0, at);
    return with(
        name,
        "",
        (equals < 0 ? "no label " + key : "label " + rest) + " on " + name,
        node -> {
          Map<String, Value<String>> labels = new LinkedHashMap<>(node.labels().entries());
          if (equals < 0) {
            labels.remove(key);
          } else {
            labels.put(key, given(rest.substring(equals + 1), node.place()));
          }
          return withLabels(node, node.name(), labels);
        });
  }

  /**
   * Taints a node.
   *
   * @param text {@code NODE=key=value:effect} or {@code NODE=key:effect}; a {@code -} at its end
   *     takes the taint away
   */
  public WhatIf taint(String text) {
    int at = separator(text, "taint", "NODE=key=value:effect");
    boolean removes = text.endsWith("-");
    String rest = text.substring(at + 1, text.length() - (removes ? 1 : 0));
    int colon = rest.lastIndexOf(':');
    String effect = rest.substring(colon + 1);
    if (colon < 1 || rest.startsWith("=") || !EFFECTS.contains(effect)) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not NODE=key=value:effect with the effect NoSchedule, PreferNoSchedule or"
              + " NoExecute");
    }
    String pair = rest.substring(0, colon);
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    String name = text.substring(0, at);
    return with(
        name,
        equals < 0 ? text : "",
        (removes ? "no taint " : "taint ") + rest + " on " + name,
        node -> node.withTaints(taints(node, key, effect, removes ? null : value)));
  }

  /** Cordons a node. */
  public WhatIf cordon(String name) {
    return with(
        name,
        "",
        name + " cordoned",
        node -> node.withTaints(taints(node, UNSCHEDULABLE, "NoSchedule", "")).asUnschedulable());
  }

  /** Adds empty nodes that look like one that is there. */
  public WhatIf addNodes(int count, String like) {
    return with(
        Plural.count(count, "node") + " more like " + like,
        nodes -> {
          Node pattern = find(nodes, like, "");
          Set<String> names = new HashSet<>();
          nodes.forEach(node -> names.add(node.name()));
          List<Node> more = new ArrayList<>(nodes);
          for (int number = 1; more.size() < nodes.size() + count; number++) {
            String name = like + "-new-" + number;
            if (names.add(name)) {
              more.add(named(pattern, name));
            }
          }
          return more;
        });
  }

  /** Returns the nodes with all changes made. */
  public List<Node> apply(List<Node> nodes) {
    List<Node> changed = nodes;
    for (UnaryOperator<List<Node>> change : changes) {
      changed = change.apply(changed);
    }
    return changed;
  }

  private static int separator(String text, String what, String form) {
    int at = text.indexOf('=');
    if (at < 1 || at == text.length() - 1) {
      throw new IllegalArgumentException("the " + what + " \"" + text + "\" is not " + form);
    }
    return at;
  }

  /**
   * Finds the node that a change names.
   *
   * @param unnamed the change if it names no node but starts with its key, empty if it cannot
   */
  private static Node find(List<Node> nodes, String name, String unnamed) {
    for (Node node : nodes) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    List<String> names = new ArrayList<>();
    nodes.forEach(node -> names.add(node.name()));
    String why = names.isEmpty() ? "; the input has no Node" : Spelling.advice(name, names);
    String form = unnamed.isEmpty() ? "" : "; for the key \"" + name + "\" write NODE=" + unnamed;
    throw new IllegalArgumentException("there is no node \"" + name + "\"" + why + form);
  }

  private static Value<String> given(String text, FieldLocation place) {
    return new Value.Given<>(text, place);
  }

  private static List<Taint> taints(Node node, String key, String effect, @Nullable String value) {
    List<Taint> taints = new ArrayList<>();
    for (Taint taint : node.taints()) {
      if (!taint.key().get().equals(key) || !taint.effect().get().equals(effect)) {
        taints.add(taint);
      }
    }
    if (value != null) {
      FieldLocation place = node.place();
      taints.add(new Taint(place, given(key, place), given(value, place), given(effect, place)));
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
