package dev.rollcall.report.place;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.podadmission.PodRefusal;
import dev.rollcall.text.JsonWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes where pods stop on their way, each field only where one does. */
final class PodStageJson {

  private PodStageJson() {}

  static void fields(JsonWriter json, Placement placement) {
    if (!placement.objectRefused().isEmpty()) {
      json.name("objectRefused").array();
      placement.objectRefused().forEach(json::value);
      json.end();
    }
    if (!placement.refused().isEmpty()) {
      json.name("refused").object();
      Set<String> names = new HashSet<>();
      for (Map.Entry<Node, List<PodRefusal>> entry : placement.refused().entrySet()) {
        if (names.add(entry.getKey().name())) {
          json.name(entry.getKey().name()).array();
          entry.getValue().forEach(refusal -> refusal(json, refusal));
          json.end();
        }
      }
      json.end();
    }
    if (!placement.neverReady().isEmpty()) {
      PlaceJsonReporter.byName(json, "neverReady", placement.neverReady());
    }
  }

  private static void refusal(JsonWriter json, PodRefusal refusal) {
    json.object();
    json.field("by", refusal.by());
    json.field("message", refusal.message());
    json.end();
  }
}
