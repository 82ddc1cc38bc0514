package dev.rollcall.rules.common;

import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.edit.YamlEdits;

/** The rewrite of a label key that has a new name. */
public final class LabelRename {

  private LabelRename() {}

  /** Offers the new name where the old one stands, as a key of a map or as a value. */
  public static void offer(FieldLocation place, String name, boolean safe, FindingBuilder report) {
    report.fix(
        safe,
        "select by \"" + name + "\"",
        place.name().equals("key") || place.name().equals("topologyKey")
            ? YamlEdits.value(place, name)
            : YamlEdits.key(place, name));
  }
}
