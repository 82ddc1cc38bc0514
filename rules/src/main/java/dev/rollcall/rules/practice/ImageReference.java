package dev.rollcall.rules.practice;

/**
 * The name of an image, taken apart.
 *
 * @param tag what follows the colon, empty if there is none
 * @param digest what follows the at sign, empty if there is none
 */
record ImageReference(String tag, String digest) {

  static ImageReference parse(String image) {
    int at = image.indexOf('@');
    String digest = at < 0 ? "" : image.substring(at + 1);
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.lastIndexOf(':');
    boolean port = colon < name.lastIndexOf('/'); // that of the registry
    return new ImageReference(colon < 0 || port ? "" : name.substring(colon + 1), digest);
  }

  /** Returns whether another image can stand behind the same name tomorrow. */
  boolean isMoving() {
    return digest.isEmpty() && (tag.isEmpty() || tag.equals("latest"));
  }
}
