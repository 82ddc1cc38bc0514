package dev.rollcall.apiserver.decoding;

import dev.rollcall.schemas.FieldType;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.source.Span;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates an object decode: what its author may have meant by values of the wrong type, by unknown
 * fields and by fields that are set twice. The text of every value stays where it is.
 */
public final class TypeRepair {

  private final Guess guess;
  private final Set<Span> shapeless = new HashSet<>();

  /** Which of several possible meanings to take where there is no telling. */
  public enum Guess {
    /** The field is not there. */
    ABSENT,
    /** The likely one: the nearest name, true. */
    NEAREST,
    /** Another: no such name, false. */
    OTHER
  }

  public TypeRepair(Guess guess) {
    this.guess = guess;
  }

  /** Returns where text, a list or an object is that no list or object can be made of. */
  public Set<Span> shapeless() {
    return Set.copyOf(shapeless);
  }

  /** Returns an object of the type that decodes. */
  public YamlMapping repair(YamlMapping mapping, ObjectType type) {
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : counting(mapping)) {
      FieldType field = type.field(entry.name());
      YamlEntry known = entry;
      if (field == null) {
        known = renamed(entry, mapping, type);
        field = known == null ? null : type.field(known.name());
      }
      YamlNode value = field == null || known == null ? null : value(known.value(), field);
      if (value != null) {
        entries.add(new YamlEntry(known.key(), value, known.merged()));
      }
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  /** Returns one entry for each key: of equal ones the last counts, or was meant to be removed. */
  private List<YamlEntry> counting(YamlMapping mapping) {
    if (!mapping.hasTwins() || guess != Guess.NEAREST) {
      return mapping.hasTwins()
          ? mapping.entries().stream().filter(e -> mapping.entry(e.name()) == e).toList()
          : mapping.entries();
    }
    Set<String> seen = new HashSet<>();
    return mapping.entries().stream().filter(entry -> seen.add(entry.name())).toList();
  }

  private @Nullable YamlEntry renamed(YamlEntry entry, YamlMapping mapping, ObjectType type) {
    String near = guess == Guess.NEAREST ? Spelling.nearest(entry.name(), type.fieldNames()) : null;
    if (near == null || mapping.entry(near) != null) {
      return null;
    }
    YamlScalar key = new YamlScalar(near, near, entry.key().style(), entry.key().span());
    return new YamlEntry(key, entry.value(), entry.merged());
  }

  /** Returns a value of the type, null if none can be made of it. */
  private @Nullable YamlNode value(YamlNode node, FieldType type) {
    if (node instanceof YamlScalar scalar && scalar.value() == null) {
      return node;
    }
    if (type instanceof FieldType.Scalar scalar) {
      return ScalarDecoding.check(node, scalar, "") == null ? node : scalar(node, scalar);
    }
    YamlNode value = null;
    if (type instanceof FieldType.ListOf list) {
      value = list(node, list);
    } else if (node instanceof YamlMapping mapping) {
      value =
          type instanceof FieldType.MapOf map
              ? map(mapping, map)
              : repair(mapping, ((FieldType.Ref) type).type());
    }
    if (value == null) {
      shapeless.add(node.span());
    }
    return value;
  }

  /** A lone item was meant for a list of one. */
  private @Nullable YamlNode list(YamlNode node, FieldType.ListOf type) {
    boolean lone = !(node instanceof YamlSequence);
    if (lone && (guess == Guess.ABSENT || !(node instanceof YamlMapping))) {
      return null;
    }
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode item : node instanceof YamlSequence list ? list.items() : List.of(node)) {
      YamlNode value = value(item, type.element());
      items.add(
          value == null ? new YamlScalar("", null, YamlScalar.Style.PLAIN, item.span()) : value);
    }
    return new YamlSequence(items, true, node.span());
  }

  private YamlMapping map(YamlMapping mapping, FieldType.MapOf type) {
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : counting(mapping)) {
      YamlNode value = value(entry.value(), type.value());
      if (value != null) {
        entries.add(new YamlEntry(entry.key(), value, entry.merged()));
      }
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  private @Nullable YamlNode scalar(YamlNode node, FieldType.Scalar type) {
    if (!(node instanceof YamlScalar scalar)) {
      return null;
    }
    String text = scalar.text();
    Object value =
        switch (type) {
          case STRING, INT_OR_STRING -> text;
          case INT32, INT64, DOUBLE -> number(text);
          case BOOLEAN -> truth(text);
          default -> null;
        };
    YamlScalar repaired =
        value == null ? null : new YamlScalar(text, value, scalar.style(), scalar.span());
    return repaired == null || ScalarDecoding.check(repaired, type, "") != null ? null : repaired;
  }

  private static @Nullable Long number(String text) {
    return text.matches("-?[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private @Nullable Boolean truth(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    return guess == Guess.ABSENT ? null : Boolean.valueOf(guess == Guess.NEAREST);
  }
}
