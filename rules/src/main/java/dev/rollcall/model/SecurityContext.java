package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/**
 * The rights of a container, or of a pod for what both have.
 *
 * @param fsGroup the group that volumes are given to; only a pod has it
 */
public record SecurityContext(
    FieldLocation place,
    Value<Boolean> privileged,
    Value<Boolean> allowPrivilegeEscalation,
    Value<Boolean> readOnlyRootFilesystem,
    Value<Boolean> runAsNonRoot,
    Value<Long> runAsUser,
    Value<Long> runAsGroup,
    Value<Long> fsGroup,
    Value<String> supplementalGroupsPolicy,
    Value<String> procMount,
    Value<String> seccompType,
    Value<String> appArmorType,
    Value<Boolean> hostProcess,
    List<Value<String>> addedCapabilities,
    List<Value<String>> droppedCapabilities,
    List<Value<String>> sysctls,
    SeLinuxOptions seLinuxOptions) {

  /** The label that SELinux gives the processes. */
  public record SeLinuxOptions(Value<String> user, Value<String> role, Value<String> type) {

    static SeLinuxOptions read(FieldCursor options) {
      if (!options.isPresent()) {
        // Hardly any context has them: one value stands for all that is not there.
        Value<String> none = new Value.Defaulted<>("", options);
        return new SeLinuxOptions(none, none, none);
      }
      return new SeLinuxOptions(
          Value.string(options.get("user")),
          Value.string(options.get("role")),
          Value.string(options.get("type")));
    }
  }

  public SecurityContext {
    addedCapabilities = List.copyOf(addedCapabilities);
    droppedCapabilities = List.copyOf(droppedCapabilities);
    sysctls = List.copyOf(sysctls);
  }

  static SecurityContext read(FieldCursor context) {
    return new SecurityContext(
        context.place(),
        Value.bool(context.get("privileged"), false),
        Value.bool(context.get("allowPrivilegeEscalation"), true),
        Value.bool(context.get("readOnlyRootFilesystem"), false),
        Value.bool(context.get("runAsNonRoot"), false),
        Value.integer(context.get("runAsUser"), 0),
        Value.integer(context.get("runAsGroup"), 0),
        Value.integer(context.get("fsGroup"), 0),
        Value.string(context.get("supplementalGroupsPolicy")),
        Value.string(context.get("procMount"), "Default"),
        Value.string(context.path("seccompProfile", "type")),
        Value.string(context.path("appArmorProfile", "type")),
        Value.bool(context.path("windowsOptions", "hostProcess"), false),
        FieldLists.strings(context.path("capabilities", "add")),
        FieldLists.strings(context.path("capabilities", "drop")),
        FieldLists.read(context.get("sysctls"), item -> Value.string(item.get("name"))),
        SeLinuxOptions.read(context.get("seLinuxOptions")));
  }
}
