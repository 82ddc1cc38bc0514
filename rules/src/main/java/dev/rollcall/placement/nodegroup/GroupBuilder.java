package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Taint;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.Placeholders;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what files say of one group. */
public final class GroupBuilder {

  private final String name;
  private final FieldLocation place;
  private final Map<String, LabelFact> labels = new LinkedHashMap<>();
  private final List<RefusedLabel> refused = new ArrayList<>();
  private final List<DeclaredTaint> taints = new ArrayList<>();
  private ClusterScope scope;
  private NodeCount count = NodeCount.ANY;
  private AbsentLabels absent = AbsentLabels.UNKNOWN;
  private @Nullable String nodeName;
  private final Map<String, Quantity> capacity = new HashMap<>();
  private @Nullable Long maxPods;
  private boolean newNodesOnly;
  private boolean taintsKnown = true;
  private boolean keysKnown = true;
  private @Nullable String neverJoins;

  /**
   * Starts a group.
   *
   * @param place the object that declares it
   */
  public GroupBuilder(String name, FieldLocation place) {
    this.name = name;
    this.place = place.written();
    this.scope = ClusterScope.of("", place.origin().file().name(), false);
  }

  /** Says which cluster the group belongs to. */
  public GroupBuilder cluster(String cluster, boolean local) {
    String known = Placeholders.isUnresolved(cluster) ? "" : cluster;
    scope = ClusterScope.of(known, place.origin().file().name(), local);
    return this;
  }

  public GroupBuilder count(NodeCount nodes) {
    count = nodes;
    return this;
  }

  /** Names the only node; the kubelet labels it with its name. */
  public GroupBuilder node(String hostname) {
    nodeName = Placeholders.isUnresolved(hostname) ? null : hostname;
    count = NodeCount.exactly(1);
    return label("kubernetes.io/hostname", FactOrigin.DERIVED, hostname);
  }

  public GroupBuilder absent(AbsentLabels keys) {
    absent = keys;
    return this;
  }

  public GroupBuilder maxPods(@Nullable Long pods) {
    maxPods = pods;
    return this;
  }

  /** Says that no node of the group has more of a resource. */
  public GroupBuilder atMost(String resource, @Nullable Quantity amount) {
    if (amount != null) {
      capacity.put(resource, amount);
    }
    return this;
  }

  /** Says that the nodes may have taints that nobody names. */
  public GroupBuilder taintsUnknown() {
    taintsKnown = false;
    return this;
  }

  /** Says that a change of the file reaches nodes only when they join. */
  public GroupBuilder newNodesOnly() {
    newNodesOnly = true;
    return this;
  }

  /** Says why none of the nodes joins. */
  public GroupBuilder neverJoins(String reason) {
    neverJoins = reason;
    count = NodeCount.NONE;
    return this;
  }

  /** Adds a label with one of several values, or with any value if none is given. */
  public GroupBuilder label(String key, FactOrigin origin, String... values) {
    return label(key, List.of(values), origin, place, false);
  }

  /** Adds what is known of a label; what another tool fills in later may be anything. */
  public GroupBuilder label(
      String key, List<String> values, FactOrigin origin, FieldLocation at, boolean afterStartup) {
    if (Placeholders.isUnresolved(key)) {
      keysKnown = false;
      return this;
    }
    boolean filledIn = true;
    for (String value : values) {
      filledIn &= !Placeholders.isUnresolved(value);
    }
    labels.put(key, new LabelFact(filledIn ? values : List.of(), afterStartup, origin, at));
    return this;
  }

  /** Adds the labels of a map. */
  public GroupBuilder labels(FieldCursor map) {
    for (FieldCursor entry : map.entries()) {
      String value = entry.source();
      if (value != null || !entry.isPresent()) {
        String text = value == null ? "" : value;
        label(entry.name(), List.of(text), FactOrigin.STATED, entry.place(), false);
      }
    }
    return this;
  }

  /** Says that a declared label or taint never arrives. */
  public GroupBuilder refuse(String key, FieldLocation at, String reason) {
    labels.remove(key);
    refused.add(new RefusedLabel(key, at, reason, RefusedLabel.MeantFor.NODES));
    return this;
  }

  /** Says that labels are put on machines, and not on their nodes, but for those of machines. */
  public GroupBuilder machineLabels(Iterable<FieldCursor> entries, String reason) {
    for (FieldCursor entry : entries) {
      boolean ofMachines =
          entry.name().startsWith("machine.openshift.io/")
              || entry.name().startsWith("cluster.x-k8s.io/");
      if (!ofMachines && !labels.containsKey(entry.name())) {
        refused.add(
            new RefusedLabel(entry.name(), entry.place(), reason, RefusedLabel.MeantFor.MACHINES));
      }
    }
    return this;
  }

  /** Says that a label is a hint for the cluster autoscaler, unless nodes get it anyway. */
  public GroupBuilder autoscalerHint(String key, FieldLocation at, String reason) {
    if (!labels.containsKey(key)) {
      refused.add(new RefusedLabel(key, at, reason, RefusedLabel.MeantFor.AUTOSCALER));
    }
    return this;
  }

  /** Adds a taint that a file states. */
  public GroupBuilder taint(FieldCursor item, DeclaredTaint.Phase phase) {
    Taint taint =
        new Taint(
            item.place(),
            Value.string(item.get("key")),
            Value.string(item.get("value")),
            Value.string(item.get("effect")));
    return taint(taint, phase, FactOrigin.STATED);
  }

  /** Adds the taints of a list of maps with key, value and effect. */
  public GroupBuilder taints(FieldCursor list, DeclaredTaint.Phase phase) {
    list.items().forEach(item -> taint(item, phase));
    return this;
  }

  /** Adds the taints of a list whose effects may be spelled as clouds do: {@code NO_SCHEDULE}. */
  public GroupBuilder taintsSpelled(FieldCursor list) {
    for (FieldCursor item : list.items()) {
      String effect =
          switch (item.get("effect").stringOrEmpty()) {
            case "NO_SCHEDULE", "no-schedule" -> "NoSchedule";
            case "NO_EXECUTE", "no-execute" -> "NoExecute";
            case "PREFER_NO_SCHEDULE", "prefer-no-schedule" -> "PreferNoSchedule";
            default -> item.get("effect").stringOrEmpty();
          };
      String value = item.get("value").source();
      String key = item.get("key").stringOrEmpty();
      Taint taint = taint(key, value == null ? "" : value, effect, item.place());
      taint(taint, DeclaredTaint.Phase.LASTING, FactOrigin.STATED);
    }
    return this;
  }

  /** Adds the taints of a map of keys, whose values are {@code value:Effect} or an effect alone. */
  public GroupBuilder taintMap(FieldCursor map) {
    for (FieldCursor entry : map.entries()) {
      String text = entry.source();
      if (text != null) {
        taint(entry.name(), text, entry.place());
      }
    }
    return this;
  }

  /** Adds a taint with a key, and {@code value:Effect} or an effect alone. */
  public GroupBuilder taint(String key, String text, FieldLocation at) {
    int colon = text.lastIndexOf(':');
    String value = colon < 0 ? "" : text.substring(0, colon);
    Taint taint = taint(key, value, text.substring(colon + 1), at);
    return taint(taint, DeclaredTaint.Phase.LASTING, FactOrigin.STATED);
  }

  /** Adds a taint written {@code key=value:Effect}, as on command lines. */
  public GroupBuilder taint(
      String text, FieldLocation at, DeclaredTaint.Phase phase, FactOrigin origin) {
    int colon = text.lastIndexOf(':');
    String effect = colon < 0 ? "" : text.substring(colon + 1);
    String pair = colon < 0 ? text : text.substring(0, colon);
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals);
    String value = equals < 0 ? "" : pair.substring(equals + 1);
    return taint(taint(key, value, effect, at), phase, origin);
  }

  private GroupBuilder taint(Taint taint, DeclaredTaint.Phase phase, FactOrigin origin) {
    if (Placeholders.isUnresolved(taint.key().get())
        || Placeholders.isUnresolved(taint.effect().get())) {
      return taintsUnknown();
    }
    taints.add(new DeclaredTaint(taint, phase, origin));
    return this;
  }

  private static Taint taint(String key, String value, String effect, FieldLocation at) {
    return new Taint(
        at,
        new Value.Given<>(key.strip(), at),
        new Value.Given<>(value, at),
        new Value.Given<>(effect.strip(), at));
  }

  /** Adds a taint that the platform puts on nodes. */
  public GroupBuilder platformTaint(String text, DeclaredTaint.Phase phase) {
    return taint(text, place, phase, FactOrigin.PLATFORM);
  }

  /** Says that nodes do not have a label. */
  public GroupBuilder withoutLabel(String key) {
    labels.remove(key);
    return absentToo(List.of(key));
  }

  /** Adds labels that nodes are known not to have. */
  public GroupBuilder absentToo(List<String> keys) {
    absent = absent.plus(Set.copyOf(keys));
    return this;
  }

  /** Returns the possible values of a label, none if nothing is known of it. */
  public List<String> valuesOf(String key) {
    LabelFact fact = labels.get(key);
    return fact == null ? List.of() : fact.values();
  }

  /** Returns those of the values that other requirements on the same label leave. */
  public List<String> limited(String key, List<String> values) {
    LabelFact fact = labels.get(key);
    boolean usual =
        fact != null
            && (fact.origin() == FactOrigin.PLATFORM || fact.origin() == FactOrigin.ASSUMED);
    boolean open = fact == null || fact.isAnyValue() || usual;
    return open ? values : values.stream().filter(fact.values()::contains).toList();
  }

  /** Returns whether a label is known so. */
  public boolean isOf(String key, FactOrigin origin) {
    LabelFact fact = labels.get(key);
    return fact != null && fact.origin() == origin;
  }

  /** Returns whether a label is known. */
  public boolean has(String key) {
    return labels.containsKey(key);
  }

  public FieldLocation place() {
    return place;
  }

  public DeclaredGroup build() {
    labels.putIfAbsent(
        "kubernetes.io/hostname", new LabelFact(List.of(), false, FactOrigin.PLATFORM, place));
    if (!labels.containsKey("kubernetes.io/os")) {
      label("kubernetes.io/os", FactOrigin.ASSUMED, "linux");
    }
    return buildBare();
  }

  /** Returns the group without anything that is only usual. */
  public DeclaredGroup buildBare() {
    twin("kubernetes.io/os", "beta.kubernetes.io/os");
    twin("kubernetes.io/arch", "beta.kubernetes.io/arch");
    twin("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");
    twin("topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region");
    twin("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");
    AbsentLabels known = keysKnown ? absent : AbsentLabels.UNKNOWN;
    GroupFacts facts =
        new GroupFacts(
            name,
            place,
            count,
            nodeName,
            labels,
            known,
            refused,
            taints,
            taintsKnown,
            maxPods,
            capacity,
            newNodesOnly,
            neverJoins);
    return new DeclaredGroup(facts, scope);
  }

  /** The node lifecycle controller and cloud controllers keep the old names equal to the new. */
  private void twin(String key, String old) {
    LabelFact fact = labels.get(key);
    if (fact != null && !labels.containsKey(old)) {
      labels.put(
          old, new LabelFact(fact.values(), fact.afterStartup(), fact.origin(), fact.place()));
    }
  }
}
