package dev.rollcall.model;

import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * How a DaemonSet replaces its pods, with the defaults of apps/v1.
 *
 * @param rollingUpdate the place of the block, also where there is none
 */
public record UpdateStrategy(
    FieldLocation place,
    Value<String> type,
    FieldLocation rollingUpdate,
    Value<IntOrPercent> maxUnavailable,
    Value<IntOrPercent> maxSurge) {

  static UpdateStrategy read(FieldCursor strategy, boolean onDeleteByDefault) {
    FieldCursor rolling = strategy.get("rollingUpdate");
    return new UpdateStrategy(
        strategy.place(),
        Value.string(strategy.get("type"), onDeleteByDefault ? "OnDelete" : "RollingUpdate"),
        rolling.place(),
        Value.intOrPercent(rolling.get("maxUnavailable"), 1),
        Value.intOrPercent(rolling.get("maxSurge"), 0));
  }

  public boolean isRollingUpdate() {
    return type.get().equals("RollingUpdate");
  }

  public boolean isOnDelete() {
    return type.get().equals("OnDelete");
  }

  /** Returns whether a new pod is started before the old one is gone. */
  public boolean surges() {
    return isRollingUpdate() && !maxSurge.get().isZero();
  }
}
