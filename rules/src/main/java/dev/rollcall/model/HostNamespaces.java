package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;

/** What a pod shares with its node. */
public record HostNamespaces(
    Value<Boolean> network,
    Value<Boolean> pid,
    Value<Boolean> ipc,
    Value<Boolean> users,
    Value<Boolean> shareProcessNamespace) {

  static HostNamespaces read(FieldCursor spec) {
    return new HostNamespaces(
        Value.bool(spec.get("hostNetwork"), false),
        Value.bool(spec.get("hostPID"), false),
        Value.bool(spec.get("hostIPC"), false),
        Value.bool(spec.get("hostUsers"), true),
        Value.bool(spec.get("shareProcessNamespace"), false));
  }
}
