package dev.rollcall.rules;

import dev.rollcall.rule.Report;
import dev.rollcall.rule.Rewrite;
import dev.rollcall.source.Place;

/** The rewrite of a label key that has a new name. */
final class DeprecatedLabel {

  private DeprecatedLabel() {}

  /** Offers the new name where the old one stands, as a key of a map or as a value. */
  static void offer(Place place, String name, boolean safe, Report report) {
    report.fix(
        safe,
        "select by \"" + name + "\"",
        place.name().equals("key") || place.name().equals("topologyKey")
            ? Rewrite.value(place, name)
            : Rewrite.key(place, name));
  }
}
