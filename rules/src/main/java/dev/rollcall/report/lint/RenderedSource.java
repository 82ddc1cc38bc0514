package dev.rollcall.report.lint;

import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Location;
import org.jspecify.annotations.Nullable;

/** Finds the template or the manifest behind a place of rendered text. */
final class RenderedSource {

  private RenderedSource() {}

  /** Returns where a place comes from, null if it was not rendered or nothing tells. */
  static @Nullable LineOrigin of(Location location) {
    return location.file().originOf(location.span().line());
  }
}
