package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import java.util.List;

/**
 * A sequence.
 *
 * @param flow whether it is written in brackets
 */
public record YamlSequence(List<YamlNode> items, boolean flow, Span span) implements YamlNode {

  public YamlSequence {
    items = List.copyOf(items);
  }

  @Override
  public Span head() {
    return items.isEmpty() || flow ? span : items.get(0).head();
  }

  @Override
  public String typeName() {
    return "array";
  }
}
