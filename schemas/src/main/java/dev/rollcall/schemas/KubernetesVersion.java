package dev.rollcall.schemas;

/**
 * A minor version of Kubernetes 1, such as 1.36; what an API server knows does not change between
 * patches.
 *
 * @param minor the number after "1."
 */
public record KubernetesVersion(int minor) implements Comparable<KubernetesVersion> {
  /** The oldest minor that the catalogue of served apiVersions answers for. */
  static final int OLDEST = 8;

  /** The oldest minor that there is a schema for. */
  static final int OLDEST_SCHEMA = 25;

  /** The newest minor that there is a schema for. */
  static final int NEWEST = 37;

  /** The minor to take where nobody says which. */
  static final int PREFERRED = 37;

  /**
   * Refuses what no release was ever called.
   *
   * @throws IllegalArgumentException if the minor is negative
   */
  public KubernetesVersion {
    if (minor < 0) {
      throw new IllegalArgumentException("a minor version is not negative: " + minor);
    }
  }

  /**
   * Reads a version as people and tools write it: {@code 1.30}, {@code v1.30}, {@code 1.30.2},
   * {@code v1.30.2-eks-1a2b}, {@code 1.30.2+k3s1}, or {@code latest}.
   *
   * @throws IllegalArgumentException if it is none of these, or older or newer than what there is;
   *     the message is one line for the user and lists what there is
   */
  public static KubernetesVersion parse(String text) {
    if (text.equals("latest")) {
      return new KubernetesVersion(NEWEST);
    }
    int minor = VersionSyntax.minorOf(text);
    if (minor < OLDEST || minor > NEWEST) {
      throw new IllegalArgumentException(refusal(text));
    }
    return new KubernetesVersion(minor);
  }

  /** Whether there is a schema for this very minor, not only for one near it. */
  public boolean hasSchema() {
    return minor >= OLDEST_SCHEMA && minor <= NEWEST;
  }

  /** Whether this minor is the same as the given one or newer. */
  public boolean atLeast(KubernetesVersion other) {
    return minor >= other.minor;
  }

  @Override
  public int compareTo(KubernetesVersion other) {
    return Integer.compare(minor, other.minor);
  }

  /** As it is written everywhere: {@code 1.36}. */
  @Override
  public String toString() {
    return "1.".concat(Integer.toString(minor));
  }

  private static String refusal(String text) {
    StringBuilder message = new StringBuilder("unknown Kubernetes version \"");
    message.append(text.strip().lines().findFirst().orElse("")).append("\": there is latest");
    for (int minor = NEWEST; minor >= OLDEST_SCHEMA; minor--) {
      message.append(", 1.").append(minor);
    }
    message.append("; 1.").append(OLDEST).append(" to 1.").append(OLDEST_SCHEMA - 1);
    return message.append(" are taken with the schema of 1.").append(OLDEST_SCHEMA).toString();
  }
}
