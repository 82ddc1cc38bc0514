package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/** What a node puts pods off with. */
public record Taint(
    FieldLocation place, Value<String> key, Value<String> value, Value<String> effect) {

  static Taint read(FieldCursor item) {
    return new Taint(
        item.place(),
        Value.string(item.get("key")),
        Value.string(item.get("value")),
        Value.string(item.get("effect")));
  }

  /** Returns the taint as kubectl writes it, for example {@code dedicated=gpu:NoSchedule}. */
  @Override
  public String toString() {
    return key.get() + (value.get().isEmpty() ? "" : "=" + value.get()) + ":" + effect.get();
  }
}
