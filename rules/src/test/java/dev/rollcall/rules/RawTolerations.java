package dev.rollcall.rules;

import dev.rollcall.source.SourceFile;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tolerations of a file let through, read from its text without the model: values that are
 * no strings are taken as they would be in quotes, and what cannot be taken so counts as it stands.
 */
final class RawTolerations {

  private static final List<String> ADDED =
      List.of(
          "not-ready NoExecute",
          "unreachable NoExecute",
          "disk-pressure NoSchedule",
          "memory-pressure NoSchedule",
          "pid-pressure NoSchedule",
          "unschedulable NoSchedule",
          "network-unavailable NoSchedule");

  private final List<Map<String, String>> tolerations = new ArrayList<>();
  private final List<String> opaque = new ArrayList<>();

  private RawTolerations() {}

  /** Returns, for every taint that the file is about, who lets it through and for how long. */
  static Map<String, String> effects(SourceFile file, SourceFile vocabulary) {
    RawTolerations raw = of(file);
    Map<String, String> effects = new TreeMap<>();
    for (Map<String, String> taint : taints(of(vocabulary), raw)) {
      effects.put(taint.toString(), raw.answer(taint));
    }
    raw.opaque.sort(null);
    effects.put("unreadable", raw.opaque.toString());
    return effects;
  }

  private static RawTolerations of(SourceFile file) {
    RawTolerations raw = new RawTolerations();
    new YamlParser(YamlLimits.DEFAULT)
        .parse(file)
        .documents()
        .forEach(document -> raw.collect(document.root()));
    for (String added : ADDED) {
      String[] parts = added.split(" ");
      raw.tolerations.add(
          Map.of(
              "key", "node.kubernetes.io/" + parts[0], "operator", "Exists", "effect", parts[1]));
    }
    return raw;
  }

  private void collect(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (entry.name().equals("tolerations") && entry.value() instanceof YamlSequence list) {
          list.items().forEach(this::add);
        } else {
          collect(entry.value());
        }
      }
    } else if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(this::collect);
    }
  }

  private void add(YamlNode item) {
    Map<String, String> fields = new TreeMap<>();
    if (item instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (!(entry.value() instanceof YamlScalar scalar)) {
          opaque.add(new JsonWriter().value(entry.value().typeName()).toString());
          return;
        }
        if (scalar.value() != null) {
          fields.put(entry.name(), scalar.text());
        }
      }
    }
    tolerations.add(fields);
  }

  private static List<Map<String, String>> taints(RawTolerations one, RawTolerations other) {
    Set<String> keys = new TreeSet<>(List.of("some-key"));
    Set<String> values = new TreeSet<>(List.of("", "some-value"));
    for (RawTolerations raw : List.of(one, other)) {
      for (Map<String, String> toleration : raw.tolerations) {
        keys.add(toleration.getOrDefault("key", ""));
        values.add(toleration.getOrDefault("value", ""));
      }
    }
    List<Map<String, String>> taints = new ArrayList<>();
    for (String key : keys) {
      for (String value : values) {
        for (String effect : List.of("NoSchedule", "NoExecute")) {
          taints.add(Map.of("key", key, "value", value, "effect", effect));
        }
      }
    }
    return taints;
  }

  private String answer(Map<String, String> taint) {
    boolean tolerated = false;
    Set<String> seconds = new TreeSet<>();
    for (Map<String, String> toleration : tolerations) {
      if (tolerates(toleration, taint)) {
        tolerated = true;
        seconds.add(toleration.getOrDefault("tolerationSeconds", ""));
      }
    }
    seconds.remove("");
    return tolerated + " " + seconds;
  }

  private static boolean tolerates(Map<String, String> toleration, Map<String, String> taint) {
    String key = toleration.getOrDefault("key", "");
    String effect = toleration.getOrDefault("effect", "");
    if (!key.isEmpty() && !key.equals(taint.get("key"))) {
      return false;
    }
    if (!effect.isEmpty() && !effect.equals(taint.get("effect"))) {
      return false;
    }
    return switch (toleration.getOrDefault("operator", "")) {
      case "Exists" -> true;
      case "", "Equal" -> toleration.getOrDefault("value", "").equals(taint.get("value"));
      default -> false;
    };
  }
}
