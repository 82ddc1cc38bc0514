package dev.rollcall.apiserver.strategy;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in the tree of an object, by paths: an alias may write the same text in another
 * place, where it stays. What stays keeps its place in the file, and what is added takes that of
 * the text that it comes from.
 */
final class TreeChange {

  private final Map<String, TreeChange> below = new LinkedHashMap<>();
  private boolean removed;
  private @Nullable YamlNode value;

  /** Returns whether nothing changes. */
  boolean isEmpty() {
    return below.isEmpty();
  }

  /** Has the field at a place go. */
  void remove(FieldLocation place) {
    at(place).removed = true;
  }

  /** Has the field at a place hold a value, whether it was there or not. */
  void set(FieldLocation place, YamlNode node) {
    at(place).value = node;
  }

  /** Has the field at a place hold a text, which stands where another does. */
  void set(FieldLocation place, String text, YamlNode from) {
    set(place, new YamlScalar(text, text, YamlScalar.Style.PLAIN, from.span()));
  }

  private TreeChange at(FieldLocation place) {
    FieldLocation parent = place.parent();
    return parent == null
        ? this
        : at(parent).below.computeIfAbsent(step(place), key -> new TreeChange());
  }

  private static String step(FieldLocation place) {
    return place.index() >= 0 ? Integer.toString(place.index()) : place.name();
  }

  /** Returns the object, or the part of one, with the changes below it. */
  FieldCursor apply(FieldCursor object) {
    YamlNode root = object.node();
    return root == null || isEmpty()
        ? object
        : new FieldCursor(object.place(), at(object.place()).apply(root));
  }

  private YamlNode apply(YamlNode node) {
    if (value != null) {
      return value;
    }
    if (below.isEmpty()) {
      return node;
    }
    if (node instanceof YamlSequence sequence) {
      return apply(sequence);
    }
    return node instanceof YamlMapping mapping ? apply(mapping) : added(node.span());
  }

  private YamlMapping apply(YamlMapping mapping) {
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      TreeChange change = below.get(entry.name());
      if (change == null) {
        entries.add(entry);
      } else if (!change.removed) {
        entries.add(new YamlEntry(entry.key(), change.apply(entry.value()), entry.merged()));
      }
    }
    below.forEach(
        (name, change) -> {
          if (mapping.entry(name) == null && !change.removed) {
            entries.add(change.entry(name, mapping.head()));
          }
        });
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  private YamlSequence apply(YamlSequence sequence) {
    List<YamlNode> kept = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      TreeChange change = below.get(Integer.toString(i));
      YamlNode item = sequence.items().get(i);
      if (change == null) {
        kept.add(item);
      } else if (!change.removed) {
        kept.add(change.apply(item));
      }
    }
    return new YamlSequence(kept, sequence.flow(), sequence.span());
  }

  private YamlEntry entry(String name, Span around) {
    YamlNode node = value == null ? added(around) : value;
    YamlScalar key = new YamlScalar(name, name, YamlScalar.Style.PLAIN, node.head());
    return new YamlEntry(key, node, false);
  }

  private YamlMapping added(Span around) {
    List<YamlEntry> entries = new ArrayList<>();
    below.forEach((name, change) -> entries.add(change.entry(name, around)));
    Span span = entries.isEmpty() ? around : entries.get(0).value().span();
    return new YamlMapping(entries, false, span);
  }
}
