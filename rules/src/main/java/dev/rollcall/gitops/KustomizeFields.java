package dev.rollcall.gitops;

import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlNode;
import java.util.List;
import java.util.Map;

/** Writes what objects say of a kustomization as the fields that kustomize itself has for it. */
final class KustomizeFields {

  private KustomizeFields() {}

  /** Copies a field as it is, where it is there. */
  static void copy(FieldCursor field, String name, Map<String, String> into) {
    YamlNode node = field.node();
    if (node != null && field.isPresent()) {
      into.put(name, YamlJson.of(node));
    }
  }

  /** Adds labels for all objects. */
  static void labels(FieldCursor pairs, boolean selectors, Map<String, String> into) {
    YamlNode node = pairs.node();
    if (node != null && pairs.isPresent()) {
      into.put(
          "labels",
          "[{\"pairs\": " + YamlJson.of(node) + ", \"includeSelectors\": " + selectors + "}]");
    }
  }

  /** Adds images that are written as on the command line: {@code name=other:tag}. */
  static void images(List<FieldCursor> images, Map<String, String> into) {
    if (images.isEmpty()) {
      return;
    }
    JsonWriter json = new JsonWriter().array();
    for (FieldCursor item : images) {
      image(item.stringOrEmpty(), json);
    }
    into.put("images", json.end().toString());
  }

  private static void image(String text, JsonWriter json) {
    int equals = text.indexOf('=');
    String other = text.substring(equals + 1);
    int digest = other.indexOf('@');
    int tag = digest < 0 ? other.indexOf(':', other.lastIndexOf('/') + 1) : -1;
    int end = digest >= 0 ? digest : tag;
    String name = end < 0 ? other : other.substring(0, end);
    json.object().field("name", equals < 0 ? name : text.substring(0, equals));
    if (equals >= 0) {
      json.field("newName", name);
    }
    if (end >= 0) {
      json.field(digest >= 0 ? "digest" : "newTag", other.substring(end + 1));
    }
    json.end();
  }
}
