package dev.rollcall.engine;

import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The Kubernetes that is judged for where nobody says: that of the nodes of the input. */
public final class ClusterVersion {

  private ClusterVersion() {}

  /**
   * What inputs hold, and how they are judged.
   *
   * @param settings those that were asked for, for the version of the nodes where there is one
   */
  public record Judged(LintSettings settings, ClusterReader.ClusterState state) {}

  /**
   * Reads inputs as they are judged.
   *
   * @param given whether somebody says for which version, so that the nodes are not asked
   * @param reader what reads the inputs for settings, twice if need be
   */
  public static Judged read(
      LintSettings settings,
      boolean given,
      Function<LintSettings, ClusterReader.ClusterState> reader) {
    ClusterReader.ClusterState state = reader.apply(settings);
    KubernetesVersion own = given ? null : of(state.inventory());
    if (own == null || own.equals(settings.version())) {
      return new Judged(settings, state);
    }
    LintSettings judged = settings.withVersion(own);
    return new Judged(judged, isPrinted(state.inventory()) ? state : reader.apply(judged));
  }

  /**
   * Returns whether a server has printed all objects, so that no version drops anything of them.
   */
  private static boolean isPrinted(Inventory inventory) {
    List<Manifest> all = new ArrayList<>(inventory.daemonSets());
    all.addAll(inventory.nodes());
    all.addAll(inventory.pods());
    for (Manifest manifest : all) {
      if (manifest.meta().uid().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the version of the cluster that nodes are of, which is at least that of its newest
   * kubelet; null if no node tells.
   */
  static @Nullable KubernetesVersion of(Inventory inventory) {
    KubernetesVersion newest = null;
    for (Node node : inventory.nodes()) {
      KubernetesVersion version = ofKubelet(node.kubeletVersion());
      if (version != null && (newest == null || version.compareTo(newest) > 0)) {
        newest = version;
      }
    }
    return newest;
  }

  /** Returns the version of Kubernetes of a kubelet, null if it is none that is known here. */
  static @Nullable KubernetesVersion ofKubelet(String version) {
    try {
      String[] parts = version.split("[.]", 3);
      return parts.length < 2 ? null : KubernetesVersion.parse(parts[0] + "." + digits(parts[1]));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String digits(String text) {
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
