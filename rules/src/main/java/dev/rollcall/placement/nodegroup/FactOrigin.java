package dev.rollcall.placement.nodegroup;

import java.util.Locale;

/** How a fact about a group is known. */
public enum FactOrigin {
  /** A file says so. */
  STATED,
  /** The platform documents that it does so. */
  PLATFORM,
  /** It follows from something stated, such as an architecture from an instance type. */
  DERIVED,
  /** It is usual, and nothing says otherwise. */
  ASSUMED;

  /** Returns the word for users. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
