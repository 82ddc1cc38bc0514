package dev.rollcall.engine.reading;

import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A patch of a kustomization: a strategic merge patch, or a list of JSON patch operations. What it
 * brings stands elsewhere, so that findings about it are left to runs that build the kustomization.
 *
 * @param target the kind and name, as {@code Kind/name}, of what it changes
 * @param content the patch, its places those of no text
 */
record KustomizePatch(String target, YamlNode content) implements KustomizeChange {

  private static final String DIRECTIVE = "$patch";

  /** The fields by which items of lists are merged; other lists are replaced. */
  private static final Map<String, String> MERGE_KEYS =
      Map.of(
          "containers", "name",
          "initContainers", "name",
          "env", "name",
          "volumes", "name",
          "imagePullSecrets", "name",
          "volumeMounts", "mountPath",
          "volumeDevices", "devicePath",
          "ports", "containerPort",
          "hostAliases", "ip",
          "topologySpreadConstraints", "topologyKey");

  /** Creates a patch of what is written in a file. */
  static KustomizePatch of(String target, YamlNode written) {
    return new KustomizePatch(target, elsewhere(written));
  }

  private static YamlNode elsewhere(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      List<YamlEntry> entries = new ArrayList<>();
      for (YamlEntry entry : mapping.entries()) {
        YamlScalar key = (YamlScalar) elsewhere(entry.key());
        entries.add(new YamlEntry(key, elsewhere(entry.value()), entry.merged()));
      }
      return new YamlMapping(entries, mapping.flow(), Span.ELSEWHERE);
    }
    if (node instanceof YamlSequence sequence) {
      List<YamlNode> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(elsewhere(item)));
      return new YamlSequence(items, sequence.flow(), Span.ELSEWHERE);
    }
    YamlScalar scalar = (YamlScalar) node;
    return new YamlScalar(scalar.text(), scalar.value(), scalar.style(), Span.ELSEWHERE);
  }

  @Override
  public YamlMapping apply(YamlMapping object) {
    if (content instanceof YamlSequence operations) {
      return JsonPatch.apply(object, operations);
    }
    return content instanceof YamlMapping patch ? merged(object, patch) : object;
  }

  private static YamlMapping merged(YamlMapping object, YamlMapping patch) {
    if ("replace".equals(patch.text(DIRECTIVE))) {
      return patch;
    }
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : object.entries()) {
      YamlEntry change = patch.entry(entry.name());
      if (change == null) {
        entries.add(entry);
      } else if (!isDeleted(change.value())) {
        YamlNode value = merged(entry.name(), entry.value(), change.value());
        YamlScalar key = value == change.value() ? change.key() : entry.key();
        entries.add(new YamlEntry(key, value, entry.merged()));
      }
    }
    for (YamlEntry change : patch.entries()) {
      boolean added = object.entry(change.name()) == null && !change.name().startsWith("$");
      if (added && !isDeleted(change.value())) {
        entries.add(change);
      }
    }
    return new YamlMapping(entries, object.flow(), object.span());
  }

  private static boolean isDeleted(YamlNode value) {
    return (value instanceof YamlScalar scalar && scalar.value() == null)
        || (value instanceof YamlMapping mapping && "delete".equals(mapping.text(DIRECTIVE)));
  }

  private static YamlNode merged(String field, YamlNode value, YamlNode change) {
    if (value instanceof YamlMapping object && change instanceof YamlMapping patch) {
      return merged(object, patch);
    }
    String key = MERGE_KEYS.get(field);
    boolean lists = value instanceof YamlSequence && change instanceof YamlSequence;
    return key != null && lists ? merged(key, (YamlSequence) value, (YamlSequence) change) : change;
  }

  private static YamlSequence merged(String key, YamlSequence list, YamlSequence patch) {
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode item : list.items()) {
      YamlNode change = twin(item, key, patch);
      if (item instanceof YamlMapping object && change instanceof YamlMapping one) {
        if (!isDeleted(one)) {
          items.add(merged(object, one));
        }
      } else {
        items.add(item);
      }
    }
    for (YamlNode change : patch.items()) {
      if (twin(change, key, list) == null && !isDeleted(change)) {
        items.add(change);
      }
    }
    return new YamlSequence(items, list.flow(), list.span());
  }

  /** Returns the item of a list with the same key, null if there is none. */
  private static @Nullable YamlNode twin(YamlNode item, String key, YamlSequence list) {
    String wanted = text(item, key);
    for (YamlNode other : list.items()) {
      if (wanted != null && wanted.equals(text(other, key))) {
        return other;
      }
    }
    return null;
  }

  private static @Nullable String text(YamlNode item, String key) {
    YamlEntry entry = item instanceof YamlMapping mapping ? mapping.entry(key) : null;
    return entry != null && entry.value() instanceof YamlScalar scalar ? scalar.asText() : null;
  }
}
