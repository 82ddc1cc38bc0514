package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.Taint;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of nodes that a file declares; a machine that a file names is a group of one. Compared by
 * identity: two equal declarations are still two.
 */
public final class DeclaredGroup {

  private final GroupFacts facts;
  private final ClusterScope scope;

  DeclaredGroup(GroupFacts facts, ClusterScope scope) {
    this.facts = facts;
    this.scope = scope;
  }

  /** Returns the same group in another cluster. */
  DeclaredGroup inCluster(ClusterScope other) {
    return new DeclaredGroup(facts, other);
  }

  /** Returns the same group in the cluster of an overlay that makes it. */
  public DeclaredGroup builtBy(String overlay) {
    return new DeclaredGroup(facts, scope.builtBy(overlay));
  }

  /** Returns the same group with a label of all nodes, or without it if the value is null. */
  public DeclaredGroup withLabel(String key, @Nullable String value) {
    return new DeclaredGroup(facts.withLabel(key, value), scope);
  }

  /** Returns the same group with a further taint that all nodes keep. */
  public DeclaredGroup withTaint(Taint taint) {
    List<DeclaredTaint> more = new ArrayList<>(facts.taints());
    more.add(new DeclaredTaint(taint, DeclaredTaint.Phase.LASTING, FactOrigin.STATED));
    return new DeclaredGroup(facts.withTaints(more), scope);
  }

  /** Returns the same group without the taints of a key, of an effect if that is not null. */
  public DeclaredGroup withoutTaint(String key, @Nullable String effect) {
    List<DeclaredTaint> kept = new ArrayList<>();
    for (DeclaredTaint each : facts.taints()) {
      Taint taint = each.taint();
      if (!taint.key().get().equals(key)
          || (effect != null && !taint.effect().get().equals(effect))) {
        kept.add(each);
      }
    }
    return new DeclaredGroup(facts.withTaints(kept), scope);
  }

  /** Returns the kind and the name, for example {@code NodePool/gpu} or {@code Talos/cp-a}. */
  public String name() {
    return facts.name();
  }

  /** Returns the object that declares the group. */
  public FieldLocation place() {
    return facts.place();
  }

  /** Returns the cluster that the group belongs to. */
  public ClusterScope scope() {
    return scope;
  }

  /** Returns how many nodes there are. */
  public NodeCount count() {
    return facts.count();
  }

  /** Returns the name of the only node, or null if it is not known. */
  public @Nullable String nodeName() {
    return facts.nodeName();
  }

  /** Returns what is known of labels, by key. */
  public Map<String, LabelFact> labels() {
    return facts.labels();
  }

  /** Returns the labels that the nodes are known not to have. */
  public AbsentLabels absent() {
    return facts.absent();
  }

  /** Returns labels and taints that are declared and never arrive. */
  public List<RefusedLabel> refused() {
    return facts.refused();
  }

  /** Returns the declared taints of all phases. */
  public List<DeclaredTaint> taints() {
    return facts.taints();
  }

  /** Returns whether the nodes have no other taints. */
  public boolean taintsKnown() {
    return facts.taintsKnown();
  }

  /** Returns how many pods a node takes, or null if it is not known. */
  public @Nullable Long maxPods() {
    return facts.maxPods();
  }

  /** Returns the most that any node has of a resource, as far as that is known. */
  public Map<String, Quantity> capacity() {
    return facts.capacity();
  }

  /** Returns whether a change of the file reaches nodes only when they join. */
  public boolean newNodesOnly() {
    return facts.newNodesOnly();
  }

  /** Returns why none of the nodes ever joins the cluster, or null if they do. */
  public @Nullable String neverJoins() {
    return facts.neverJoins();
  }

  /** Returns the taints of a phase. */
  public List<Taint> taints(DeclaredTaint.Phase phase) {
    List<Taint> found = new ArrayList<>();
    for (DeclaredTaint taint : facts.taints()) {
      if (taint.phase() == phase) {
        found.add(taint.taint());
      }
    }
    return found;
  }

  /** Returns the taints that nodes keep, those of only some nodes included. */
  public List<Taint> lastingTaints() {
    List<Taint> found = taints(DeclaredTaint.Phase.LASTING);
    found.addAll(taints(DeclaredTaint.Phase.SOME_NODES));
    return found;
  }
}
