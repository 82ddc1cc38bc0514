package dev.rollcall.rules;

import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.source.Place;
import java.util.List;

/** The rewrite of a label key that has a new name. */
final class DeprecatedLabel {

  private DeprecatedLabel() {}

  /** Offers the new name where the old one stands, as a key of a map or as a value. */
  static void offer(Place place, String name, boolean safe, Report report) {
    List<TextEdit> edits =
        place.name().equals("key") || place.name().equals("topologyKey")
            ? Rewrite.value(place, name)
            : Rewrite.key(place, name);
    if (edits != null) {
      report.fix(new Fix(safe, "select by \"" + name + "\"", edits));
    }
  }
}
