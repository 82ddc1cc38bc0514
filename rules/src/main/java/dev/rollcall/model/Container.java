package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A container of a pod. Most have hardly any of the blocks at the end, which are made when asked
 * for where nothing is written.
 *
 * @param restartPolicy {@code Always} makes an init container a sidecar
 * @param references ConfigMaps and Secrets that its environment needs
 * @param envFrom objects all of whose keys become variables
 */
public record Container(
    FieldLocation place,
    Value<String> name,
    Value<String> image,
    Value<String> imagePullPolicy,
    Value<String> restartPolicy,
    List<Value<String>> command,
    List<Value<String>> args,
    List<ContainerPort> ports,
    List<EnvVar> env,
    List<EnvFromSource> envFrom,
    List<ObjectReference> references,
    ResourceRequirements resources,
    List<VolumeMount> volumeMounts,
    List<Value<String>> volumeDevices,
    @Nullable Probe livenessProbe,
    @Nullable Probe readinessProbe,
    @Nullable Probe startupProbe,
    @Nullable Lifecycle lifecycle,
    @Nullable SecurityContext securityContext) {

  static Container read(FieldCursor item, boolean hostNetwork) {
    return new Container(
        item.place(),
        Value.string(item.get("name")),
        Value.string(item.get("image")),
        Value.string(item.get("imagePullPolicy")),
        Value.string(item.get("restartPolicy")),
        FieldLists.strings(item.get("command")),
        FieldLists.strings(item.get("args")),
        FieldLists.read(item.get("ports"), port -> ContainerPort.read(port, hostNetwork)),
        FieldLists.read(item.get("env"), EnvVar::read),
        FieldLists.read(item.get("envFrom"), EnvFromSource::read),
        references(item),
        ResourceRequirements.read(item.get("resources")),
        FieldLists.read(item.get("volumeMounts"), VolumeMount::read),
        FieldLists.read(item.get("volumeDevices"), device -> Value.string(device.get("name"))),
        written(item.get("livenessProbe"), Probe::read),
        written(item.get("readinessProbe"), Probe::read),
        written(item.get("startupProbe"), Probe::read),
        written(item.get("lifecycle"), Lifecycle::read),
        written(item.get("securityContext"), SecurityContext::read));
  }

  private static <T> @Nullable T written(FieldCursor field, Function<FieldCursor, T> reader) {
    return field.node() == null ? null : reader.apply(field);
  }

  private <T> T orAbsent(@Nullable T written, String name, Function<FieldCursor, T> reader) {
    return written == null ? reader.apply(FieldCursor.absent(place, name)) : written;
  }

  @Override
  public Probe livenessProbe() {
    return orAbsent(livenessProbe, "livenessProbe", Probe::read);
  }

  @Override
  public Probe readinessProbe() {
    return orAbsent(readinessProbe, "readinessProbe", Probe::read);
  }

  @Override
  public Probe startupProbe() {
    return orAbsent(startupProbe, "startupProbe", Probe::read);
  }

  @Override
  public Lifecycle lifecycle() {
    return orAbsent(lifecycle, "lifecycle", Lifecycle::read);
  }

  @Override
  public SecurityContext securityContext() {
    return securityContext == null
        ? SecurityContext.absent(place.field("securityContext", null, null))
        : securityContext;
  }

  private static List<ObjectReference> references(FieldCursor container) {
    List<ObjectReference> references = new ArrayList<>();
    for (FieldCursor env : container.get("env").items()) {
      FieldCursor from = env.get("valueFrom");
      if (from.isPresent()) {
        add(references, "ConfigMap", from.get("configMapKeyRef"));
        add(references, "Secret", from.get("secretKeyRef"));
      }
    }
    for (FieldCursor source : container.get("envFrom").items()) {
      add(references, "ConfigMap", source.get("configMapRef"));
      add(references, "Secret", source.get("secretRef"));
    }
    return List.copyOf(references);
  }

  private static void add(List<ObjectReference> to, String kind, FieldCursor reference) {
    if (reference.isPresent()) {
      to.add(ObjectReference.environment(kind, reference));
    }
  }

  /** Returns whether this init container keeps running beside the others. */
  public boolean isSidecar() {
    return restartPolicy.get().equals("Always");
  }
}
