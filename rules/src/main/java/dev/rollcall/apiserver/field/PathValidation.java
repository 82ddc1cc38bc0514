package dev.rollcall.apiserver.field;

import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/** Checks paths of files, relative ones that must stay below a folder in particular. */
public final class PathValidation {

  private PathValidation() {}

  /** Mirrors {@code validatePathNoBacksteps}. */
  public static void noBacksteps(FieldCursor field, ErrorList complaints) {
    if (hasBackstep(field.stringOrEmpty())) {
      complaints.invalid(field, backstep(field.stringOrEmpty()));
    }
  }

  /**
   * Mirrors {@code validateLocalDescendingPath}.
   *
   * @param path the path that the server names
   */
  public static void localDescending(FieldCursor field, String path, ErrorList complaints) {
    String wrong = wrongDescending(field.stringOrEmpty());
    if (wrong != null) {
      complaints.add(field, path, CauseType.INVALID, wrong);
    }
  }

  /** Mirrors {@code ValidateLocalNonReservedPath}, for the field under its own path. */
  public static void localNonReserved(FieldCursor field, ErrorList complaints) {
    String wrong = wrongNonReserved(field.stringOrEmpty());
    if (wrong != null) {
      complaints.invalid(field, wrong);
    }
  }

  /** Mirrors {@code ValidateLocalNonReservedPath}; returns what is wrong, null for a good path. */
  static @Nullable public String wrongNonReserved(String value) {
    String wrong = wrongDescending(value);
    if (wrong == null && value.startsWith("..") && !value.startsWith("../")) {
      return "path \"" + value + "\" must not start with \"..\"";
    }
    return wrong;
  }

  /** Mirrors {@code validateLocalDescendingPath}; returns what is wrong, null for a good path. */
  static @Nullable public String wrongDescending(String value) {
    if (value.startsWith("/")) {
      int name = 0;
      while (name < value.length() && value.charAt(name) == '/') {
        name++;
      }
      return "path \""
          + value
          + "\" must be relative; leave out the leading '/': \""
          + value.substring(name)
          + "\"";
    }
    return hasBackstep(value) ? backstep(value) : null;
  }

  /** Returns whether one of the folders on the way is the one above. */
  public static boolean hasBackstep(String value) {
    for (int at = value.indexOf(".."); at >= 0; at = value.indexOf("..", at + 1)) {
      boolean starts = at == 0 || value.charAt(at - 1) == '/';
      boolean ends = at + 2 == value.length() || value.charAt(at + 2) == '/';
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static String backstep(String value) {
    return "path \"" + value + "\" must not lead upwards; write it without \"..\"";
  }
}
