package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rights of a container, or of a pod for what both have.
 *
 * @param seccompType the type of the profile of seccomp; where there is none, null is kept of it
 * @param others the block if it has fields that hardly any has, which are read when asked for; null
 *     if it has none
 */
public record SecurityContext(
    FieldLocation place,
    Value<Boolean> privileged,
    Value<Boolean> allowPrivilegeEscalation,
    Value<Boolean> readOnlyRootFilesystem,
    Value<Boolean> runAsNonRoot,
    @Nullable Value<String> seccompType,
    List<Value<String>> addedCapabilities,
    List<Value<String>> droppedCapabilities,
    @Nullable FieldCursor others) {

  private static final Set<String> USUAL =
      Set.of(
          "privileged",
          "allowPrivilegeEscalation",
          "readOnlyRootFilesystem",
          "runAsNonRoot",
          "seccompProfile",
          "capabilities");

  /** The label that SELinux gives the processes. */
  public record SeLinuxOptions(Value<String> user, Value<String> role, Value<String> type) {

    static SeLinuxOptions read(FieldCursor options) {
      return new SeLinuxOptions(
          Value.string(options.get("user")),
          Value.string(options.get("role")),
          Value.string(options.get("type")));
    }
  }

  public SecurityContext {
    addedCapabilities = List.copyOf(addedCapabilities);
    droppedCapabilities = List.copyOf(droppedCapabilities);
  }

  /** Returns what holds where no block is written, at the place where it would be. */
  static SecurityContext absent(FieldLocation place) {
    return new SecurityContext(
        place,
        new Value.Defaulted<>(false, place, "privileged"),
        new Value.Defaulted<>(true, place, "allowPrivilegeEscalation"),
        new Value.Defaulted<>(false, place, "readOnlyRootFilesystem"),
        new Value.Defaulted<>(false, place, "runAsNonRoot"),
        null,
        List.of(),
        List.of(),
        null);
  }

  static SecurityContext read(FieldCursor context) {
    FieldCursor seccomp = context.get("seccompProfile");
    return new SecurityContext(
        context.place(),
        Value.bool(context.get("privileged"), false),
        Value.bool(context.get("allowPrivilegeEscalation"), true),
        Value.bool(context.get("readOnlyRootFilesystem"), false),
        Value.bool(context.get("runAsNonRoot"), false),
        seccomp.node() == null ? null : Value.string(seccomp.get("type")),
        FieldLists.strings(context.path("capabilities", "add")),
        FieldLists.strings(context.path("capabilities", "drop")),
        // Not the cursor itself, behind which the whole object would be kept.
        hasOthers(context) ? new FieldCursor(context.place(), context.node()) : null);
  }

  private static boolean hasOthers(FieldCursor context) {
    if (context.node() instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        if (!USUAL.contains(entry.name())) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public Value<String> seccompType() {
    return seccompType == null
        ? Value.string(FieldCursor.absent(place, "seccompProfile").get("type"))
        : seccompType;
  }

  private FieldCursor other(String name) {
    return others == null ? FieldCursor.absent(place, name) : others.get(name);
  }

  public Value<Long> runAsUser() {
    return Value.integer(other("runAsUser"), 0);
  }

  public Value<Long> runAsGroup() {
    return Value.integer(other("runAsGroup"), 0);
  }

  /** Returns the group that volumes are given to; only a pod has it. */
  public Value<Long> fsGroup() {
    return Value.integer(other("fsGroup"), 0);
  }

  public Value<String> supplementalGroupsPolicy() {
    return Value.string(other("supplementalGroupsPolicy"));
  }

  public Value<String> procMount() {
    return Value.string(other("procMount"), "Default");
  }

  public Value<String> appArmorType() {
    return Value.string(other("appArmorProfile").get("type"));
  }

  public Value<Boolean> hostProcess() {
    return Value.bool(other("windowsOptions").get("hostProcess"), false);
  }

  public List<Value<String>> sysctls() {
    return FieldLists.read(other("sysctls"), item -> Value.string(item.get("name")));
  }

  public SeLinuxOptions seLinuxOptions() {
    return SeLinuxOptions.read(other("seLinuxOptions"));
  }
}
