package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.List;

/**
 * The minors from one to another, both included, as {@code 1.31..1.36} writes them: those of a
 * fleet of clusters, or of the way of an upgrade.
 *
 * @param first the oldest
 * @param last the newest
 */
public record VersionRange(KubernetesVersion first, KubernetesVersion last) {
  private static final String DOTS = "..";

  /**
   * Refuses a range that goes back.
   *
   * @throws IllegalArgumentException if the first minor is newer than the last
   */
  public VersionRange {
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(
          "the range "
              + first
              + DOTS
              + last
              + " goes back; write "
              + last
              + DOTS
              + first
              + " for these minors");
    }
  }

  /** Whether a text is meant to be a range, and not one version. */
  public static boolean isRange(String text) {
    return text.contains(DOTS);
  }

  /**
   * Reads a range; one version is the range of itself.
   *
   * @throws IllegalArgumentException if one of the two is no version, or they go back
   */
  public static VersionRange parse(String text) {
    int dots = text.indexOf(DOTS);
    String first = dots < 0 ? text : text.substring(0, dots);
    String last = dots < 0 ? text : text.substring(dots + DOTS.length());
    return new VersionRange(KubernetesVersion.parse(first), KubernetesVersion.parse(last));
  }

  /** The minors of the range, the oldest first. */
  public List<KubernetesVersion> versions() {
    List<KubernetesVersion> versions = new ArrayList<>();
    for (int minor = first.minor(); minor <= last.minor(); minor++) {
      versions.add(new KubernetesVersion(minor));
    }
    return versions;
  }

  /** As it is written: {@code 1.31..1.36}, or {@code 1.36} if it is one minor. */
  @Override
  public String toString() {
    // Every run prints it; the equality of records takes 8 ms to link.
    return first.minor() == last.minor() ? last.toString() : first + DOTS + last;
  }
}
