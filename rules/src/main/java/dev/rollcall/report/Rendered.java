package dev.rollcall.report;

import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** Finds the template behind rendered text, as Helm notes it: {@code # Source: chart/x.yaml}. */
public final class Rendered {

  private static final String MARK = "# Source: ";

  private Rendered() {}

  /** Returns the template that a place of rendered text comes from, null where nothing says so. */
  public static @Nullable String from(Location location) {
    SourceFile file = location.file();
    if (!file.text().contains(MARK)) {
      return null;
    }
    String text = file.text();
    int at = file.offset(location.span().line(), 1);
    while (true) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end);
      if (line.startsWith(MARK)) {
        String name = line.substring(MARK.length()).strip();
        return name.isEmpty() ? null : name;
      }
      // A mark speaks for its document, also where it stands behind the start of that.
      boolean start = line.startsWith("---");
      if (start || at == 0) {
        return null;
      }
      at = text.lastIndexOf('\n', at - 2) + 1;
    }
  }
}
