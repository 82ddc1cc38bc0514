package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;

/** The counts that the controller last wrote to a DaemonSet, from a dump. */
public record DaemonSetStatus(
    FieldLocation place,
    Value<Long> desired,
    Value<Long> current,
    Value<Long> ready,
    Value<Long> upToDate,
    Value<Long> available,
    Value<Long> misscheduled) {

  static DaemonSetStatus read(FieldCursor status) {
    return new DaemonSetStatus(
        status.place(),
        Value.integer(status.get("desiredNumberScheduled"), 0),
        Value.integer(status.get("currentNumberScheduled"), 0),
        Value.integer(status.get("numberReady"), 0),
        Value.integer(status.get("updatedNumberScheduled"), 0),
        Value.integer(status.get("numberAvailable"), 0),
        Value.integer(status.get("numberMisscheduled"), 0));
  }

  /**
   * Tells whether a controller has written here; the four counts that it always writes are there.
   */
  public boolean isGiven() {
    return desired.isGiven() && current.isGiven() && misscheduled.isGiven() && ready.isGiven();
  }
}
