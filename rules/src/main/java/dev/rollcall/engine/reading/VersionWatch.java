package dev.rollcall.engine.reading;

import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading of many files early if one of the first of them has a node of another version
 * than they are read for, as all of them would be read again. Safe for use by several threads.
 */
public final class VersionWatch {

  /** Lets everything be read. */
  public static final VersionWatch NONE = new VersionWatch(null, false);

  /** Later on, reading to the end costs little more than what is lost. */
  private static final int WATCHED_SHARE = 4;

  private final @Nullable KubernetesVersion expected;
  private final boolean newerOnly;
  private final AtomicInteger read = new AtomicInteger();
  private volatile @Nullable KubernetesVersion other;

  private VersionWatch(@Nullable KubernetesVersion expected, boolean newerOnly) {
    this.expected = expected;
    this.newerOnly = newerOnly;
  }

  /** Thrown where a reading has ended early. */
  public static final class OtherVersionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int minor;

    private OtherVersionException(KubernetesVersion version) {
      super("a node is of Kubernetes " + version, null, false, false);
      this.minor = version.minor();
    }

    /** Returns the version of the node. */
    public KubernetesVersion version() {
      return new KubernetesVersion(minor);
    }
  }

  /** Returns a watch over a reading for a version that nobody has asked for. */
  public static VersionWatch expecting(KubernetesVersion version) {
    return new VersionWatch(version, false);
  }

  /** Returns a watch over a reading for the version of a node; the newest node is judged for. */
  public static VersionWatch expectingAtMost(KubernetesVersion version) {
    return new VersionWatch(version, true);
  }

  /** Returns whether the rest need not be read. */
  boolean isOver() {
    return other != null;
  }

  /**
   * Looks at the nodes of a file.
   *
   * @param files how many files are read in all
   */
  void see(ManifestFile file, int files) {
    if (expected == null || read.incrementAndGet() * WATCHED_SHARE > files) {
      return;
    }
    for (Manifest manifest : file.manifests()) {
      KubernetesVersion told =
          manifest instanceof Node node ? KubeletVersion.of(node.kubeletVersion()) : null;
      if (told != null && isOther(told)) {
        other = told;
      }
    }
  }

  private boolean isOther(KubernetesVersion told) {
    return expected != null
        && (newerOnly ? told.minor() > expected.minor() : told.minor() != expected.minor());
  }

  /**
   * Says when everything is read whether that was in vain.
   *
   * @throws OtherVersionException if the reading has ended early
   */
  void check() {
    KubernetesVersion found = other;
    if (found != null) {
      throw new OtherVersionException(found);
    }
  }
}
