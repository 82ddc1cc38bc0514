package dev.rollcall.engine.reading;

import dev.rollcall.schemas.KubernetesVersion;
import org.jspecify.annotations.Nullable;

/** The version of Kubernetes in what a kubelet reports, such as {@code v1.36.2-eks-1a2b}. */
public final class KubeletVersion {

  private KubeletVersion() {}

  /** Returns the version of Kubernetes of a kubelet, null if it is none that is known here. */
  public static @Nullable KubernetesVersion of(String version) {
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
