package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.Container;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Finds images that no kubelet can pull, because their names are not names of images. */
public final class ImageNames {

  private ImageNames() {}

  /** Returns whether a kubelet can tell repository, tag and digest of an image. */
  public static boolean isReadable(String image) {
    return ImageName.fault(image) == null;
  }

  /** Returns whether the API server refuses pods for the name of an image. */
  static boolean areRefused(PodSpec pod) {
    for (Container container : pod.allContainers()) {
      String text = container.image().get();
      if (hasBlankEnd(text) && !text.isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasBlankEnd(String text) {
    return !text.isEmpty()
        && (Character.isWhitespace(text.charAt(0))
            || Character.isWhitespace(text.charAt(text.length() - 1)));
  }

  /** Returns the images of a pod whose names cannot be read. */
  public static List<PodObstacle> of(PodSpec pod) {
    List<PodObstacle> found = new ArrayList<>(0);
    for (Container container : pod.allContainers()) {
      Value<String> image = container.image();
      String text = image.get();
      if (text.isBlank()) {
        continue; // refused, or filled in by something else
      }
      if (hasBlankEnd(text)) {
        found.add(
            new PodObstacle(
                PodStage.REFUSED,
                image.place(),
                "image \"%s\" has a blank at an end: the API server takes it in a template and refuses every pod (must not have leading or trailing whitespace); remove it"
                    .formatted(text.replace("\n", "\\n").replace("\t", "\\t"))));
        continue;
      }
      String fault = ImageName.fault(text);
      if (fault != null && ImageName.isPlaceholder(text)) {
        found.add(
            new PodObstacle(
                PodStage.RUNS,
                image.place(),
                "image \"%s\" holds a placeholder; unless something fills it in, no kubelet can pull it (InvalidImageName)"
                    .formatted(text)));
      } else if (fault != null) {
        found.add(
            new PodObstacle(
                PodStage.NOT_STARTED,
                image.place(),
                "image \"%s\" %s: no kubelet can pull it (InvalidImageName)"
                    .formatted(text, fault)));
      }
    }
    return found;
  }
}
