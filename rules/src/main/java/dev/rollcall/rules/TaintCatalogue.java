package dev.rollcall.rules;

import dev.rollcall.admission.Spelling;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import dev.rollcall.source.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The taints that a toleration may be for: those of given nodes, and those of Kubernetes itself.
 */
final class TaintCatalogue {

  private final List<Entry> entries;
  private final Set<String> keys = new HashSet<>();

  private TaintCatalogue(List<Entry> entries) {
    this.entries = entries;
    entries.forEach(entry -> keys.add(entry.key()));
    KnownTaint.ALL.forEach(known -> keys.add(known.key()));
  }

  /**
   * A taint.
   *
   * @param place where it stands, null for one that Kubernetes sets
   */
  record Entry(String key, String value, String effect, @Nullable Place place) {

    @Override
    public String toString() {
      return key + (value.isEmpty() ? "" : "=" + value) + ":" + effect;
    }
  }

  static TaintCatalogue of(Cluster cluster) {
    List<Entry> entries = new ArrayList<>();
    if (cluster.hasGivenNodes()) {
      for (Taint taint : cluster.marks().taints()) {
        String effect = taint.effect().get();
        if (!effect.equals("PreferNoSchedule")) {
          entries.add(new Entry(taint.key().get(), taint.value().get(), effect, taint.place()));
        }
      }
    }
    for (KnownTaint known : KnownTaint.ALL) {
      boolean fixed = known.key().startsWith("node.kubernetes.io/") && known.value().isEmpty();
      if (fixed || known.key().equals(KnownTaint.CONTROL_PLANE)) {
        entries.add(new Entry(known.key(), known.value(), known.effect(), null));
      }
    }
    return new TaintCatalogue(entries);
  }

  /** Returns the taint that the toleration misses by little, null where it covers one or none. */
  @Nullable Entry nearMiss(Toleration toleration) {
    Entry other = null;
    String key = toleration.key().get();
    for (Entry entry : entries) {
      if (toleration.tolerates(entry.key(), entry.value(), entry.effect())) {
        return null;
      }
      if (entry.key().equals(key) && other == null && isOneThingOff(toleration, entry)) {
        other = entry;
      }
    }
    if (other != null || keys.contains(key)) {
      return other;
    }
    return similar(toleration);
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
