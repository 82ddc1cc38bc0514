package dev.rollcall.rule;

import org.jspecify.annotations.Nullable;

/** How much a run says. */
public enum Profile {
  /** Where something is wrong or will go wrong. */
  DEFAULT,
  /** Hardening and hygiene as well. */
  STRICT;

  private final String id = name().toLowerCase(java.util.Locale.ROOT);

  /** Returns the profile of the name, null if there is none. */
  public static @Nullable Profile of(String id) {
    for (Profile profile : values()) {
      if (profile.id.equals(id)) {
        return profile;
      }
    }
    return null;
  }

  /** Returns the name that users write. */
  public String id() {
    return id;
  }
}
