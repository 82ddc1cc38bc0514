package dev.rollcall.schemas;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells which minors know a type or a field, for messages such as "known from 1.34 on". */
public final class FieldHistory {
  private final TypeText text;

  FieldHistory(TypeText text) {
    this.text = text;
  }

  /**
   * The minors that know a field, whatever its type in each.
   *
   * @param type the full name of the type: {@code io.k8s.api.core.v1.PodSpec}
   * @param field the name of the field: {@code hostnameOverride}
   * @return empty if no minor with a schema knows it
   */
  public Optional<MinorRange> field(String type, String field) {
    TypeText.Block block = text.block(type);
    if (block == null) {
      return Optional.empty();
    }
    @Nullable MinorRange found = null;
    FieldParser lines = new FieldParser(text.text(), block);
    while (lines.next()) {
      if (lines.name().equals(field)) {
        MinorRange here = lines.minors().intersection(block.minors());
        found = found == null ? here : found.span(here);
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * The minors that know a type.
   *
   * @param type the full name: {@code io.k8s.api.core.v1.PodSchedulingGroup}
   * @return empty if no minor with a schema knows it
   */
  public Optional<MinorRange> type(String type) {
    TypeText.Block block = text.block(type);
    return block == null ? Optional.empty() : Optional.of(block.minors());
  }
}
