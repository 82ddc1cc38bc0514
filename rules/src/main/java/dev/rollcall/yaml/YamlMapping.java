package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with its entries in the order of the text, duplicates included; of equal keys the last
 * one counts.
 */
public final class YamlMapping implements YamlNode {

  private static final int MAX_SEARCHED = 32;

  private final List<YamlEntry> entries;
  private final boolean flow;
  private final Span span;
  private final @Nullable Map<String, YamlEntry> index;
  private final String[] names;

  /** The bits that the hashes of the names choose: most names that are asked for miss them. */
  private final long marks;

  /**
   * Creates a mapping.
   *
   * @param flow whether it is written in braces
   */
  public YamlMapping(List<YamlEntry> entries, boolean flow, Span span) {
    this.entries = List.copyOf(entries);
    this.flow = flow;
    this.span = span;
    this.index = entries.size() <= MAX_SEARCHED ? null : index(entries);
    this.names = new String[index == null ? entries.size() : 0];
    long chosen = 0;
    for (int i = 0; i < names.length; i++) {
      names[i] = entries.get(i).name();
      chosen |= 1L << names[i].hashCode();
    }
    this.marks = chosen;
  }

  private static Map<String, YamlEntry> index(List<YamlEntry> entries) {
    Map<String, YamlEntry> index = new HashMap<>();
    entries.forEach(entry -> index.put(entry.name(), entry));
    return index;
  }

  public List<YamlEntry> entries() {
    return entries;
  }

  /** Returns whether it is written in braces. */
  public boolean flow() {
    return flow;
  }

  @Override
  public Span span() {
    return span;
  }

  /** Returns the entry of the key that counts, null if there is none. */
  public @Nullable YamlEntry entry(String name) {
    if (index != null) {
      return index.get(name);
    }
    int hash = name.hashCode();
    if ((marks & 1L << hash) == 0) {
      return null;
    }
    for (int i = names.length - 1; i >= 0; i--) {
      if (names[i].hashCode() == hash && names[i].equals(name)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** Returns the text of the scalar under a key, null if there is none. */
  public @Nullable String text(String name) {
    YamlEntry entry = entry(name);
    return entry != null && entry.value() instanceof YamlScalar scalar ? scalar.text() : null;
  }

  /** Returns whether two entries have the same name. */
  public boolean hasTwins() {
    if (index != null) {
      return index.size() < entries.size();
    }
    if (Long.bitCount(marks) == names.length) {
      return false;
    }
    for (YamlEntry entry : entries) {
      if (entry(entry.name()) != entry) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Span head() {
    return entries.isEmpty() || flow ? span : entries.get(0).key().span();
  }

  @Override
  public String typeName() {
    return "object";
  }
}
