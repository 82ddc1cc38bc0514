package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.Cancellation;
import dev.rollcall.yaml.FieldCursor;

/** What a pod puts up with. */
public record Toleration(
    FieldLocation place,
    Value<String> key,
    Value<String> operator,
    Value<String> value,
    Value<String> effect,
    Value<Long> tolerationSeconds) {

  static Toleration read(FieldCursor item) {
    return new Toleration(
        item.place(),
        Value.string(item.get("key")),
        Value.string(item.get("operator"), "Equal"),
        Value.string(item.get("value")),
        Value.string(item.get("effect")),
        Value.integer(item.get("tolerationSeconds"), 0));
  }

  /** Returns whether each of its fields is a scalar of some kind, so that it says something. */
  public boolean isReadable() {
    return key.isReadable()
        && operator.isReadable()
        && value.isReadable()
        && effect.isReadable()
        && tolerationSeconds.isReadable();
  }

  /**
   * Returns whether the taint does not keep the pod away, as {@code Toleration.ToleratesTaint} in
   * k8s.io/api does.
   */
  public boolean tolerates(Taint taint) {
    return tolerates(taint.key().get(), taint.value().get(), taint.effect().get());
  }

  /** Tells the same of a taint that stands in no manifest. */
  public boolean tolerates(String taintKey, String taintValue, String taintEffect) {
    Cancellation.check(); // tolerations times taints can be a lot
    if (!effect.get().isEmpty() && !effect.get().equals(taintEffect)) {
      return false;
    }
    if (!key.get().isEmpty() && !key.get().equals(taintKey)) {
      return false;
    }
    return switch (operator.get()) {
      case "Exists" -> true;
      case "Equal" -> value.get().equals(taintValue);
      default -> false;
    };
  }
}
