package dev.rollcall.rules.placement;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * An image that is named after the one architecture that it is built for.
 *
 * @param image where it is written
 * @param arch as nodes are labelled
 */
record ImageArchitecture(Value<String> image, String arch) {

  /** Returns the first such image of the pod, null if none is named so. */
  static @Nullable ImageArchitecture of(PodSpec pod) {
    for (Container container : pod.allContainers()) {
      String arch = named(container.image().get());
      if (arch != null) {
        return new ImageArchitecture(container.image(), arch);
      }
    }
    return null;
  }

  private static @Nullable String named(String image) {
    if (isNamed(image, "amd64") || isNamed(image, "x86_64")) {
      return "amd64";
    }
    return isNamed(image, "arm64") || isNamed(image, "aarch64") ? "arm64" : null;
  }

  /** The word must stand alone: "foo-amd64:1", "amd64/foo", "foo:1-amd64". */
  private static boolean isNamed(String image, String word) {
    int start = image.indexOf(word);
    if (start < 0) {
      return false;
    }
    int end = start + word.length();
    boolean before = start == 0 || !Character.isLetterOrDigit(image.charAt(start - 1));
    return before && (end == image.length() || !Character.isLetterOrDigit(image.charAt(end)));
  }
}
