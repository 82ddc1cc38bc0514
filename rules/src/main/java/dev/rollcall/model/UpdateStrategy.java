package dev.rollcall.model;

import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.source.Place;
import dev.rollcall.yaml.Field;

/**
 * How a DaemonSet replaces its pods, with the defaults of apps/v1.
 *
 * @param rollingUpdate the place of the block, also where there is none
 */
public record UpdateStrategy(
    Place place,
    Value<String> type,
    Place rollingUpdate,
    Value<IntOrPercent> maxUnavailable,
    Value<IntOrPercent> maxSurge) {

  static UpdateStrategy read(Field strategy, boolean onDeleteByDefault) {
    Field rolling = strategy.get("rollingUpdate");
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

  /** Tells whether a new pod is started before the old one is gone. */
  public boolean surges() {
    return isRollingUpdate() && !maxSurge.get().isZero();
  }
}
