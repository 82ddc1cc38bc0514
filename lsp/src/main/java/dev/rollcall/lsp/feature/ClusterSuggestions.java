package dev.rollcall.lsp.feature;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Labels, taints and names that occur in the workspace. */
final class ClusterSuggestions {

  private final Cluster cluster;

  ClusterSuggestions(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Returns what can be typed at a point, null if the nodes and objects say nothing of it. */
  @Nullable List<Suggestion> at(CompletionPoint point) {
    List<String> path = point.path();
    String key = point.key();
    boolean terms = path.contains("nodeAffinity");
    return switch (point.parent()) {
      case "nodeSelector" -> key == null ? labelKeys(point.siblings()) : labelValues(key);
      case "matchExpressions" -> terms && key != null ? requirement(key, point) : null;
      case "tolerations", "taints" -> key == null ? null : taint(key, point);
      default -> key == null ? null : names(key, path);
    };
  }

  private List<Suggestion> labelKeys(Map<String, String> written) {
    Map<String, Integer> keys = new TreeMap<>();
    for (Node node : cluster.nodes()) {
      node.labels().entries().keySet().forEach(key -> keys.merge(key, 1, Integer::sum));
    }
    for (DeclaredGroup group : cluster.groups().all()) {
      group.labels().keySet().forEach(key -> keys.putIfAbsent(key, 0));
    }
    keys.keySet().removeAll(written.keySet());
    List<Suggestion> suggestions = new ArrayList<>();
    keys.forEach((key, nodes) -> suggestions.add(Suggestion.field(key, detail(nodes))));
    return suggestions;
  }

  private List<Suggestion> labelValues(String key) {
    Map<String, Integer> values = new TreeMap<>();
    for (Node node : cluster.nodes()) {
      String value = node.labels().get(key);
      if (value != null) {
        values.merge(value, 1, Integer::sum);
      }
    }
    for (DeclaredGroup group : cluster.groups().all()) {
      var fact = group.labels().get(key);
      if (fact != null) {
        fact.values().forEach(value -> values.putIfAbsent(value, 0));
      }
    }
    List<Suggestion> suggestions = new ArrayList<>();
    values.forEach((value, nodes) -> suggestions.add(Suggestion.value(value, detail(nodes))));
    return suggestions;
  }

  private String detail(int nodes) {
    String of = cluster.reference() == null ? "" : " of " + cluster.reference();
    return nodes == 0 ? "declared group" : Plural.count(nodes, "node") + of;
  }

  private @Nullable List<Suggestion> requirement(String key, CompletionPoint point) {
    return switch (key) {
      case "key" -> labelKeys(Map.of());
      case "values" -> labelValues(point.siblings().getOrDefault("key", ""));
      default -> null;
    };
  }

  private @Nullable List<Suggestion> taint(String key, CompletionPoint point) {
    String chosen = point.siblings().get("key");
    return switch (key) {
      case "key" -> taints(any -> true, taint -> taint.key().get());
      case "value" ->
          taints(taint -> taint.key().get().equals(chosen), taint -> taint.value().get());
      default -> null;
    };
  }

  private List<Suggestion> taints(Function<Taint, Boolean> wanted, Function<Taint, String> part) {
    Map<String, String> found = new LinkedHashMap<>();
    List<Taint> all = new ArrayList<>(cluster.marks().taints());
    cluster.groups().all().forEach(group -> all.addAll(group.lastingTaints()));
    for (Taint taint : all) {
      if (wanted.apply(taint) && !part.apply(taint).isEmpty()) {
        found.putIfAbsent(part.apply(taint), taint.toString());
      }
    }
    List<Suggestion> suggestions = new ArrayList<>();
    found.forEach((text, taint) -> suggestions.add(Suggestion.value(text, taint)));
    return suggestions;
  }

  private @Nullable List<Suggestion> names(String key, List<String> path) {
    return switch (key) {
      case "priorityClassName" ->
          named("PriorityClass", List.of("system-node-critical", "system-cluster-critical"));
      case "runtimeClassName" -> named("RuntimeClass", List.of());
      case "serviceAccountName" -> named("ServiceAccount", List.of());
      case "namespace" -> path.equals(List.of("metadata")) ? namespaces() : null;
      default -> null;
    };
  }

  private List<Suggestion> named(String kind, List<String> builtIn) {
    List<Suggestion> suggestions = new ArrayList<>();
    builtIn.forEach(name -> suggestions.add(Suggestion.value(name, "built in")));
    for (GenericObject object : cluster.inventory().ofKind(kind)) {
      suggestions.add(Suggestion.value(object.name(), object.origin().file().name()));
    }
    return suggestions;
  }

  private List<Suggestion> namespaces() {
    TreeSet<String> names = new TreeSet<>();
    for (GenericObject object : cluster.inventory().ofKind("Namespace")) {
      names.add(object.name());
    }
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      names.add(daemonSet.namespace());
    }
    List<Suggestion> suggestions = new ArrayList<>();
    names.forEach(name -> suggestions.add(Suggestion.value(Objects.requireNonNull(name), "")));
    return suggestions;
  }
}
