package dev.rollcall.model;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * A container of a pod.
 *
 * @param restartPolicy {@code Always} makes an init container a sidecar
 * @param references ConfigMaps and Secrets that its environment needs
 * @param envFrom objects all of whose keys become variables
 * @param preStopSleepSeconds how long {@code lifecycle.preStop.sleep} takes
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
    Probe livenessProbe,
    Probe readinessProbe,
    Probe startupProbe,
    List<Value<String>> preStopCommand,
    Value<Long> preStopSleepSeconds,
    LifecycleHandler postStart,
    LifecycleHandler preStop,
    SecurityContext securityContext) {

  static Container read(FieldCursor item, boolean hostNetwork) {
    FieldCursor lifecycle = item.get("lifecycle");
    FieldCursor preStop = lifecycle.get("preStop");
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
        Probe.read(item.get("livenessProbe")),
        Probe.read(item.get("readinessProbe")),
        Probe.read(item.get("startupProbe")),
        FieldLists.strings(preStop.path("exec", "command")),
        Value.integer(preStop.path("sleep", "seconds"), 0),
        LifecycleHandler.read(lifecycle.get("postStart")),
        LifecycleHandler.read(preStop),
        SecurityContext.read(item.get("securityContext")));
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
