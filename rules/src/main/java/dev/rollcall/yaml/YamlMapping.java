package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with its entries in the order of the text, duplicates included; of equal keys the last
 * one counts.
 *
 * @param flow whether it is written in braces
 */
public record YamlMapping(List<YamlEntry> entries, boolean flow, Span span) implements YamlNode {

  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** Returns the entry of the key that counts, null where there is none. */
  public @Nullable YamlEntry entry(String name) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      YamlEntry entry = entries.get(i);
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    return null;
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
