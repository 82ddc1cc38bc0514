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

  private static final int MOST_SEARCHED = 32;

  private final List<YamlEntry> entries;
  private final boolean flow;
  private final Span span;
  private final @Nullable Map<String, YamlEntry> index;
  // Found when first asked for, by whichever thread: all find the same.
  private int @Nullable [] hashes;

  /**
   * Makes a mapping.
   *
   * @param flow whether it is written in braces
   */
  public YamlMapping(List<YamlEntry> entries, boolean flow, Span span) {
    this.entries = List.copyOf(entries);
    this.flow = flow;
    this.span = span;
    this.index = entries.size() <= MOST_SEARCHED ? null : index(entries);
  }

  private static Map<String, YamlEntry> index(List<YamlEntry> entries) {
    Map<String, YamlEntry> index = new HashMap<>();
    entries.forEach(entry -> index.put(entry.name(), entry));
    return index;
  }

  public List<YamlEntry> entries() {
    return entries;
  }

  /** Tells whether it is written in braces. */
  public boolean flow() {
    return flow;
  }

  @Override
  public Span span() {
    return span;
  }

  /** Returns the entry of the key that counts, null where there is none. */
  public @Nullable YamlEntry entry(String name) {
    if (index != null) {
      return index.get(name);
    }
    // A reader asks for every field that an object may have, and most are not there.
    int[] hashes = hashes();
    int hash = name.hashCode();
    for (int i = hashes.length - 1; i >= 0; i--) {
      if (hashes[i] == hash && entries.get(i).name().equals(name)) {
        return entries.get(i);
      }
    }
    return null;
  }

  /** Tells whether two entries have the same name. */
  public boolean hasTwins() {
    if (index != null) {
      return index.size() < entries.size();
    }
    for (YamlEntry entry : entries) {
      if (entry(entry.name()) != entry) {
        return true;
      }
    }
    return false;
  }

  private int[] hashes() {
    int[] found = hashes;
    if (found == null) {
      found = new int[entries.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = entries.get(i).name().hashCode();
      }
      hashes = found;
    }
    return found;
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
