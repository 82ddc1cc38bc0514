package dev.rollcall.model;

import dev.rollcall.yaml.Field;

/** What a pod shares with its node. */
public record HostAccess(
    Value<Boolean> network,
    Value<Boolean> pid,
    Value<Boolean> ipc,
    Value<Boolean> users,
    Value<Boolean> shareProcessNamespace) {

  static HostAccess read(Field spec) {
    return new HostAccess(
        Value.bool(spec.get("hostNetwork"), false),
        Value.bool(spec.get("hostPID"), false),
        Value.bool(spec.get("hostIPC"), false),
        Value.bool(spec.get("hostUsers"), true),
        Value.bool(spec.get("shareProcessNamespace"), false));
  }
}
