package dev.rollcall.placement.lifecycle;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image as the kubelet reads it: {@code ParseNormalizedNamed} of
 * distribution/reference. What it cannot read is InvalidImageName, and the container never starts.
 */
final class ImageName {

  private static final int MAX_PATH = 255;
  private static final int MAX_TAG = 128;
  private static final int IMAGE_ID = 64;

  private ImageName() {}

  /** Returns what is wrong with a name without blanks at its ends, null if it can be read. */
  static @Nullable String fault(String image) {
    if (isPlain(image)) {
      return null;
    }
    int blank = firstBlank(image);
    if (blank >= 0) {
      return "holds a blank";
    }
    int scheme = image.indexOf("://");
    if (scheme >= 0) {
      return "starts with \"" + image.substring(0, scheme + 3) + "\", which is not part of a name";
    }
    int at = image.indexOf('@');
    String digest = at < 0 ? null : digestFault(image.substring(at + 1));
    return digest == null ? nameFault(at < 0 ? image : image.substring(0, at)) : digest;
  }

  /**
   * Returns whether a name that cannot be read looks like one that something else fills in: a
   * variable, or a word of capitals.
   */
  static boolean isPlaceholder(String image) {
    for (int i = 0; i < image.length(); i++) {
      if ("$<>{}%".indexOf(image.charAt(i)) >= 0) {
        return true;
      }
    }
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i <= image.length(); i++) {
      char c = i < image.length() ? image.charAt(i) : '/';
      if (c == '/' || c == ':' || c == '@') {
        if (upper && !lower) {
          return true;
        }
        lower = false;
        upper = false;
      }
      lower |= Character.isLowerCase(c);
      upper |= Character.isUpperCase(c);
    }
    return false;
  }

  /**
   * Returns whether a name is written as nearly all are, so that it can be read: a short path of
   * small letters and digits with one dot, dash or slash between them, and a tag. Others are looked
   * at part by part.
   */
  private static boolean isPlain(String image) {
    int length = image.length();
    if (length >= IMAGE_ID) {
      return false;
    }
    boolean within = false;
    for (int i = 0; i < length; i++) {
      char c = image.charAt(i);
      if (isAlphanumeric(c)) {
        within = true;
      } else if (!within) {
        return false;
      } else if (c == ':') {
        return tagFault(image.substring(i + 1)) == null;
      } else if (c == '.' || c == '-' || c == '/') {
        within = false;
      } else {
        return false;
      }
    }
    return within;
  }

  private static int firstBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ') {
        return i;
      }
    }
    return -1;
  }

  /** Mirrors {@code splitDockerDomain}. */
  private static @Nullable String nameFault(String name) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean registry =
        first.indexOf('.') >= 0
            || first.indexOf(':') >= 0
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(java.util.Locale.ROOT));
    if (registry && !isRegistry(first)) {
      return "begins with \"" + first + "\", which is not a registry";
    }
    String rest = registry ? name.substring(slash + 1) : name;
    int colon = rest.indexOf(':');
    String path = colon < 0 ? rest : rest.substring(0, colon);
    String wrong = pathFault(path);
    return wrong == null && colon >= 0 ? tagFault(rest.substring(colon + 1)) : wrong;
  }

  private static boolean isRegistry(String host) {
    if (host.startsWith("[")) {
      return true; // an IPv6 address, which hardly anybody writes
    }
    int colon = host.indexOf(':');
    String port = colon < 0 ? "0" : host.substring(colon + 1);
    if (port.isEmpty() || !all(port, c -> c >= '0' && c <= '9')) {
      return false;
    }
    for (String label : (colon < 0 ? host : host.substring(0, colon)).split("\\.", -1)) {
      if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
      if (!all(label, c -> isWord(c) && c != '_' || c == '-')) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String pathFault(String path) {
    if (path.isEmpty()) {
      return "names no repository";
    }
    if (!path.equals(path.toLowerCase(java.util.Locale.ROOT))) {
      return "has upper-case letters in its repository \"" + path + "\"";
    }
    if (path.length() > MAX_PATH) {
      return "has a repository of more than " + MAX_PATH + " characters";
    }
    if (path.length() == IMAGE_ID && all(path, ImageName::isHex)) {
      return "is the ID of an image, not its name";
    }
    for (String component : path.split("/", -1)) {
      if (!isComponent(component)) {
        return component.isEmpty()
            ? "has an empty part between two slashes"
            : "has \"" + component + "\" in its repository, which is not a name";
      }
    }
    return null;
  }

  /** Loops, since most runs ask about images and would load streams for nothing else. */
  private static boolean all(String text, IntPredicate which) {
    for (int i = 0; i < text.length(); i++) {
      if (!which.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Letters and digits with one dot, one or two underscores, or dashes between them. */
  private static boolean isComponent(String text) {
    int i = 0;
    while (i < text.length() && isAlphanumeric(text.charAt(i))) {
      i++;
      int start = i;
      while (i < text.length() && "._-".indexOf(text.charAt(i)) >= 0) {
        i++;
      }
      String between = text.substring(start, i);
      boolean fits = between.length() <= 1 || between.equals("__") || all(between, c -> c == '-');
      if (!fits || !between.isEmpty() && i == text.length()) {
        return false;
      }
    }
    return i > 0 && i == text.length();
  }

  private static @Nullable String tagFault(String tag) {
    if (tag.isEmpty()) {
      return "ends with a colon and no tag";
    }
    if (tag.indexOf(':') >= 0) {
      return "has two tags";
    }
    if (tag.length() > MAX_TAG) {
      return "has a tag of more than " + MAX_TAG + " characters";
    }
    boolean fits = isWord(tag.charAt(0));
    for (int i = 1; i < tag.length(); i++) {
      fits &= isWord(tag.charAt(i)) || tag.charAt(i) == '.' || tag.charAt(i) == '-';
    }
    return fits ? null : "has \"" + tag + "\" in place of a tag";
  }

  private static @Nullable String digestFault(String digest) {
    int colon = digest.indexOf(':');
    String algorithm = colon < 0 ? digest : digest.substring(0, colon);
    int length =
        switch (algorithm) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default -> -1;
        };
    if (length < 0) {
      return "has \"" + algorithm + "\" in place of the algorithm of a digest, such as sha256";
    }
    String hash = digest.substring(colon + 1);
    return hash.length() == length && all(hash, c -> isHex(c) && (c < 'A' || c > 'F'))
        ? null
        : "has a digest that is not " + length + " digits from 0 to f";
  }

  private static boolean isAlphanumeric(int c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  private static boolean isWord(int c) {
    return isAlphanumeric(c) || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isHex(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
