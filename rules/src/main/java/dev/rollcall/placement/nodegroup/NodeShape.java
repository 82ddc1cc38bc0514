package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Node;
import dev.rollcall.model.ObjectMeta;
import dev.rollcall.model.ResourceList;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Value;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind of node that a group may have: a node that stands for all of them, and what is known of
 * its labels.
 */
record NodeShape(Node node, KnownLabels known) {

  /** More combinations than this are not told apart: their labels then count as unknown. */
  private static final int MAX_SHAPES = 512;

  /** Labels that are kept equal to others, by their old names. */
  static final Map<String, String> TWINS =
      Map.of(
          "beta.kubernetes.io/os", "kubernetes.io/os",
          "beta.kubernetes.io/arch", "kubernetes.io/arch",
          "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type",
          "failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone");

  /** Returns the kinds of nodes of a group that differ in labels with these keys, or in taints. */
  static List<NodeShape> of(DeclaredGroup group, Set<String> keys) {
    List<Map<String, String>> choices = choices(group, keys);
    List<List<Taint>> taints = new ArrayList<>();
    taints.add(group.taints(DeclaredTaint.Phase.LASTING));
    if (!group.taints(DeclaredTaint.Phase.SOME_NODES).isEmpty()) {
      taints.add(group.lastingTaints());
    }
    List<NodeShape> shapes = new ArrayList<>();
    for (Map<String, String> chosen : choices) {
      for (List<Taint> kept : taints) {
        shapes.add(shape(group, chosen, kept));
      }
    }
    return shapes;
  }

  /** Returns a node as it is right after it joined. */
  static NodeShape starting(DeclaredGroup group) {
    return shape(group, Map.of(), group.taints(DeclaredTaint.Phase.STARTUP));
  }

  private static List<Map<String, String>> choices(DeclaredGroup group, Set<String> keys) {
    List<Map<String, String>> choices = new ArrayList<>();
    choices.add(Map.of());
    Set<String> varied = new HashSet<>();
    for (String asked : keys) {
      String key = TWINS.getOrDefault(asked, asked);
      LabelFact fact = group.labels().get(key);
      boolean many = fact != null && fact.values().size() > 1;
      if (!many || !varied.add(key) || choices.size() * fact.values().size() > MAX_SHAPES) {
        continue;
      }
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> choice : choices) {
        for (String value : fact.values()) {
          Map<String, String> more = new HashMap<>(choice);
          more.put(key, value);
          next.add(more);
        }
      }
      choices = next;
    }
    return choices;
  }

  private static NodeShape shape(
      DeclaredGroup group, Map<String, String> chosen, List<Taint> taints) {
    Map<String, Value<String>> labels = new LinkedHashMap<>();
    Set<String> varying = new HashSet<>();
    group
        .labels()
        .forEach(
            (key, fact) -> {
              String value = chosen.get(TWINS.getOrDefault(key, key));
              if (value == null) {
                value = fact.isAnyValue() ? "" : fact.values().get(0);
                if (!fact.isCertain()) {
                  varying.add(key);
                }
              }
              labels.put(key, new Value.Given<>(value, fact.place()));
            });
    String name = group.nodeName();
    KnownLabels known = KnownLabels.of(group.absent()::contains, varying, name != null);
    return new NodeShape(node(group, name == null ? group.name() : name, labels, taints), known);
  }

  private static Node node(
      DeclaredGroup group, String name, Map<String, Value<String>> labels, List<Taint> taints) {
    FieldLocation place = group.place();
    ResourceList nothing = new ResourceList(place, Map.of());
    ObjectMeta meta =
        new ObjectMeta(
            place,
            new Value.Given<>(name, place),
            new Value.Given<>("", place),
            new StringMap(place, labels),
            new StringMap(place, Map.of()),
            new Value.Given<>("", place),
            0,
            "",
            "");
    return new Node(
        place.origin(),
        place,
        meta,
        taints,
        new Value.Given<>(false, place),
        nothing,
        nothing,
        List.of(),
        place,
        place,
        false,
        "");
  }
}
