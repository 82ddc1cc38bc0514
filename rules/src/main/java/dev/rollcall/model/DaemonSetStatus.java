package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/**
 * The counts that the controller last wrote to a DaemonSet, from a dump.
 *
 * @param observedGeneration which generation of the DaemonSet they are about, 0 if of none
 */
public record DaemonSetStatus(
    FieldLocation place,
    Value<Long> desired,
    Value<Long> current,
    Value<Long> ready,
    Value<Long> upToDate,
    Value<Long> available,
    Value<Long> misscheduled,
    long observedGeneration) {

  static DaemonSetStatus read(FieldCursor status) {
    if (!status.isPresent()) {
      // Only dumps have one: one value stands for all that is not there.
      Value<Long> none = new Value.Defaulted<>(0L, status);
      return new DaemonSetStatus(status.place(), none, none, none, none, none, none, 0);
    }
    return new DaemonSetStatus(
        status.place(),
        Value.integer(status.get("desiredNumberScheduled"), 0),
        Value.integer(status.get("currentNumberScheduled"), 0),
        Value.integer(status.get("numberReady"), 0),
        Value.integer(status.get("updatedNumberScheduled"), 0),
        Value.integer(status.get("numberAvailable"), 0),
        Value.integer(status.get("numberMisscheduled"), 0),
        Value.integer(status.get("observedGeneration"), 0).get());
  }

  /**
   * Returns whether a controller has written here; the four counts that it always writes are there.
   */
  public boolean isGiven() {
    return desired.isGiven() && current.isGiven() && misscheduled.isGiven() && ready.isGiven();
  }
}
