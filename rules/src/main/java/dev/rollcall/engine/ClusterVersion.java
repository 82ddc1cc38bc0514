package dev.rollcall.engine;

import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.KubeletVersion;
import dev.rollcall.engine.reading.VersionWatch;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
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
   * What reading for a version that nobody asked for came to.
   *
   * @param version the version that was read for in the end
   */
  record Tried<T>(KubernetesVersion version, T outcome) {}

  /**
   * Reads inputs as they are judged.
   *
   * @param given whether somebody says for which version, so that the nodes are not asked
   * @param reader what reads the inputs for settings, again if need be
   */
  public static Judged read(
      LintSettings settings,
      boolean given,
      BiFunction<LintSettings, VersionWatch, ClusterReader.ClusterState> reader) {
    if (given) {
      return new Judged(settings, reader.apply(settings, VersionWatch.NONE));
    }
    Tried<ClusterReader.ClusterState> tried =
        tried(
            settings.version(),
            (version, watch) -> reader.apply(settings.withVersion(version), watch));
    Inventory inventory = tried.outcome().inventory();
    KubernetesVersion own = of(inventory);
    LintSettings judged = own == null ? settings : settings.withVersion(own);
    boolean same = tried.version().minor() == judged.version().minor();
    return same || (own != null && isPrinted(inventory))
        ? new Judged(judged, tried.outcome())
        : new Judged(judged, reader.apply(judged, VersionWatch.NONE));
  }

  /**
   * Reads for the usual version, unless one of the first nodes says that it is another: then for
   * that one, or for the newest of those that the first nodes tell.
   *
   * @param read what reads for a version, and stops where its watch says so
   */
  static <T> Tried<T> tried(
      KubernetesVersion usual, BiFunction<KubernetesVersion, VersionWatch, T> read) {
    try {
      return new Tried<>(usual, read.apply(usual, VersionWatch.expecting(usual)));
    } catch (VersionWatch.OtherVersionException e) {
      return triedOther(e.version(), read);
    }
  }

  private static <T> Tried<T> triedOther(
      KubernetesVersion told, BiFunction<KubernetesVersion, VersionWatch, T> read) {
    try {
      return new Tried<>(told, read.apply(told, VersionWatch.expectingAtMost(told)));
    } catch (VersionWatch.OtherVersionException e) {
      return new Tried<>(e.version(), read.apply(e.version(), VersionWatch.NONE));
    }
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
      KubernetesVersion version = KubeletVersion.of(node.kubeletVersion());
      if (version != null && (newest == null || version.compareTo(newest) > 0)) {
        newest = version;
      }
    }
    return newest;
  }
}
