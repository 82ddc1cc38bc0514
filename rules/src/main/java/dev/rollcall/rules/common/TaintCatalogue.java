package dev.rollcall.rules.common;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The taints that a toleration may be for: those of given nodes, and those of Kubernetes itself.
 */
public final class TaintCatalogue {

  /** Those that every cluster may have. */
  private static final List<Entry> ANYWHERE = anywhere();

  private final List<Entry> entries;

  private TaintCatalogue(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * A taint.
   *
   * @param place where it stands, null for one that Kubernetes sets
   */
  public record Entry(String key, String value, String effect, @Nullable FieldLocation place) {

    @Override
    public String toString() {
      return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
    }
  }

  /** Returns the taints of the nodes, or of the groups of nodes, where a DaemonSet may run. */
  public static TaintCatalogue of(Cluster cluster, DaemonSet daemonSet) {
    if (!cluster.hasGivenNodes() && !cluster.isByGroups()) {
      return new TaintCatalogue(ANYWHERE);
    }
    List<Entry> entries = new ArrayList<>();
    for (Taint taint : cluster.marksFor(daemonSet).taints()) {
      String effect = taint.effect().get();
      if (!effect.equals("PreferNoSchedule")) {
        entries.add(new Entry(taint.key().get(), taint.value().get(), effect, taint.place()));
      }
    }
    entries.addAll(ANYWHERE);
    return new TaintCatalogue(entries);
  }

  private static List<Entry> anywhere() {
    List<Entry> entries = new ArrayList<>();
    for (KnownTaint known : KnownTaint.ALL) {
      boolean fixed = known.key().startsWith("node.kubernetes.io/") && known.value().isEmpty();
      if (fixed || known.key().equals(KnownTaint.CONTROL_PLANE)) {
        entries.add(new Entry(known.key(), known.value(), known.effect(), null));
      }
    }
    return List.copyOf(entries);
  }

  /** Returns the taint that the toleration misses by little, null if it covers one or none. */
  @Nullable
  public Entry nearMiss(Toleration toleration) {
    Entry other = null;
    String key = toleration.key().get();
    boolean known = KnownTaint.of(key) != null;
    for (Entry entry : entries) {
      if (toleration.tolerates(entry.key(), entry.value(), entry.effect())) {
        return null;
      }
      if (entry.key().equals(key)) {
        known = true;
        if (other == null && isOneThingOff(toleration, entry)) {
          other = entry;
        }
      }
    }
    return known ? other : similar(toleration);
  }

  private static boolean isOneThingOff(Toleration toleration, Entry entry) {
    String effect = toleration.effect().get();
    // NoExecute versions of the taints of node conditions exist beside the NoSchedule ones.
    if (!effect.isEmpty() && !effect.equals(entry.effect())) {
      return !effect.equals("PreferNoSchedule")
          && !entry.key().startsWith("node.kubernetes.io/")
          && (toleration.operator().get().equals("Exists")
              || toleration.value().get().equals(entry.value()));
    }
    boolean unset = toleration.value().get().isEmpty(); // toleration-equal-empty tells it
    return toleration.operator().get().equals("Equal")
        && !unset
        && isSlip(toleration.value().get(), entry.value());
  }

  /** Values of one key commonly name different groups of nodes; only similar ones are meant. */
  private static boolean isSlip(String value, String taint) {
    return taint.isEmpty()
        || value.equals("true")
        || taint.equals("true")
        || Spelling.nearest(value, List.of(taint)) != null;
  }

  private @Nullable Entry similar(Toleration toleration) {
    List<String> candidates = new ArrayList<>();
    entries.forEach(entry -> candidates.add(entry.key()));
    String near = Spelling.nearest(toleration.key().get(), candidates);
    for (Entry entry : entries) {
      if (entry.key().equals(near)) {
        return isOther(toleration.key().get()) ? null : entry;
      }
    }
    return null;
  }

  /** Names that other distributions and older versions have. */
  private static boolean isOther(String key) {
    return key.equals("node-role.kubernetes.io/controlplane")
        || key.equals("node-role.kubernetes.io/etcd")
        || key.startsWith("node.alpha.kubernetes.io/");
  }
}
