package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;

/** What the kubelet does at both ends of a container's life. */
public record Lifecycle(LifecycleHandler postStart, LifecycleHandler preStop) {

  static Lifecycle read(FieldCursor lifecycle) {
    return new Lifecycle(
        LifecycleHandler.read(lifecycle.get("postStart")),
        LifecycleHandler.read(lifecycle.get("preStop")));
  }
}
