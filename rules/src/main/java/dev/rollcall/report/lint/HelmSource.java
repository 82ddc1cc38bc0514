package dev.rollcall.report.lint;

import dev.rollcall.source.Location;
import org.jspecify.annotations.Nullable;

/** Finds the template behind rendered text, as Helm notes it: {@code # Source: chart/x.yaml}. */
public final class HelmSource {

  private HelmSource() {}

  /** Returns the template that a place of rendered text comes from, null if nothing says so. */
  public static @Nullable String from(Location location) {
    return location.file().helmTemplateAt(location.span().line());
  }
}
