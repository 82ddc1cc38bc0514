package dev.rollcall.apiserver.strategy;

import static dev.rollcall.apiserver.field.FeatureGate.CONTAINER_RESTART_RULES;
import static dev.rollcall.apiserver.field.FeatureGate.CONTAINER_STOP_SIGNALS;
import static dev.rollcall.apiserver.field.FeatureGate.IMAGE_VOLUME;
import static dev.rollcall.apiserver.field.FeatureGate.PROC_MOUNT_TYPE;
import static dev.rollcall.apiserver.field.FeatureGate.SIDECAR_CONTAINERS;

import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes from DaemonSets, Pods and Nodes the fields of features that a version has switched off,
 * as a server does before it validates them; mirrors {@code DropDisabledTemplateFields}, {@code
 * DropDisabledPodFields} and {@code dropDisabledFields} of the Node's strategy.
 */
public final class DisabledFields {

  private final FeatureGates gates;
  private final Map<GatedField.Owner, List<GatedField>> disabled;

  public DisabledFields(KubernetesVersion version) {
    this.gates = new FeatureGates(version);
    this.disabled = GatedField.disabled(version);
  }

  /** Returns an object without the fields that the server drops. */
  public PreparedObject prepare(FieldCursor object, String kind) {
    Removal removal = new Removal();
    switch (kind) {
      case "DaemonSet" -> removal.podSpec(object.path("spec", "template", "spec"));
      case "Pod" -> removal.podSpec(object.get("spec"));
      case "Node" -> removal.node(object);
      default -> {}
    }
    if (removal.dropped.isEmpty()) {
      return new PreparedObject(object, List.of());
    }
    return new PreparedObject(removal.fields.apply(object), removal.dropped);
  }

  /** What is removed from one object. */
  private final class Removal {

    private final TreeChange fields = new TreeChange();
    private final List<DroppedField> dropped = new ArrayList<>();

    private void drop(FieldCursor field, FeatureGate gate) {
      if (field.isPresent()) {
        fields.remove(field.place());
        dropped.add(new DroppedField(field.place(), gate, isEmpty(field)));
      }
    }

    /** Drops what a version that has the gate off drops from an owner of the given kind. */
    private void disabled(FieldCursor owner, GatedField.Owner kind) {
      List<GatedField> gated = disabled.get(kind);
      if (gated == null || !(owner.node() instanceof YamlMapping mapping)) {
        return;
      }
      for (GatedField field : gated) {
        if (mapping.entry(field.path()[0]) != null) {
          drop(owner.path(field.path()), field.gate());
        }
      }
    }

    private void each(FieldCursor list, GatedField.Owner kind) {
      if (!disabled.containsKey(kind)) {
        return;
      }
      for (FieldCursor item : list.items()) {
        disabled(item, kind);
      }
    }

    void node(FieldCursor node) {
      FieldCursor status = node.get("status");
      boolean handlers =
          gates.isOn(FeatureGate.RECURSIVE_READ_ONLY_MOUNTS)
              || gates.isOn(FeatureGate.USER_NAMESPACES_SUPPORT);
      if (!handlers) {
        drop(status.get("runtimeHandlers"), FeatureGate.RECURSIVE_READ_ONLY_MOUNTS);
      }
      unless(FeatureGate.SUPPLEMENTAL_GROUPS_POLICY, status.get("features"));
      unless(FeatureGate.NODE_DECLARED_FEATURES, status.get("declaredFeatures"));
      unless(
          FeatureGate.IN_PLACE_POD_VERTICAL_SCALING_SCHEDULER_PREEMPTION,
          node.path("spec", "podPreemptionPolicy"));
    }

    private void unless(FeatureGate gate, FieldCursor field) {
      if (!gates.isOn(gate)) {
        drop(field, gate);
      }
    }

    void podSpec(FieldCursor spec) {
      disabled(spec, GatedField.Owner.POD_SPEC);
      Set<String> images = imageVolumes(spec);
      for (String list : new String[] {"initContainers", "containers", "ephemeralContainers"}) {
        for (FieldCursor container : spec.get(list).items()) {
          container(container, list.equals("initContainers"), images);
        }
      }
      volumes(spec.get("volumes"));
      each(spec.get("topologySpreadConstraints"), GatedField.Owner.SPREAD_CONSTRAINT);
      if (disabled.containsKey(GatedField.Owner.POD_AFFINITY_TERM)) {
        podAffinity(spec.path("affinity", "podAffinity"));
        podAffinity(spec.path("affinity", "podAntiAffinity"));
      }
    }

    /** Mirrors {@code dropImageVolumes}, but for the mounts; returns the names of the volumes. */
    private Set<String> imageVolumes(FieldCursor spec) {
      if (gates.isOn(IMAGE_VOLUME)) {
        return Set.of();
      }
      Set<String> names = new HashSet<>();
      for (FieldCursor volume : spec.get("volumes").items()) {
        if (volume.get("image").isPresent()) {
          names.add(volume.get("name").stringOrEmpty());
          drop(volume, IMAGE_VOLUME);
        }
      }
      return names;
    }

    private void container(FieldCursor container, boolean init, Set<String> images) {
      disabled(container, GatedField.Owner.CONTAINER);
      if (!gates.isOn(CONTAINER_RESTART_RULES)) {
        restartPolicy(container.get("restartPolicy"), init);
      }
      if (!gates.isOn(PROC_MOUNT_TYPE)) {
        procMount(container.path("securityContext", "procMount"));
      }
      if (disabled.containsKey(GatedField.Owner.PROBE)) {
        for (String probe : new String[] {"livenessProbe", "readinessProbe", "startupProbe"}) {
          disabled(container.get(probe), GatedField.Owner.PROBE);
        }
      }
      lifecycle(container.get("lifecycle"));
      each(container.get("env"), GatedField.Owner.ENV_VAR);
      if (images.isEmpty()) {
        each(container.get("volumeMounts"), GatedField.Owner.VOLUME_MOUNT);
        return;
      }
      for (FieldCursor mount : container.get("volumeMounts").items()) {
        if (images.contains(mount.get("name").stringOrEmpty())) {
          drop(mount, IMAGE_VOLUME);
        } else {
          disabled(mount, GatedField.Owner.VOLUME_MOUNT);
        }
      }
    }

    /**
     * Mirrors {@code dropContainerRestartRules}, which came with the fields: before, only init
     * containers had a restartPolicy, and the validation speaks of others.
     */
    private void restartPolicy(FieldCursor policy, boolean init) {
      boolean always = policy.stringOrEmpty().equals("Always");
      if (CONTAINER_RESTART_RULES.isKnown(gates.version()) && !(init && always)) {
        drop(policy, CONTAINER_RESTART_RULES);
      } else if (init) {
        unless(SIDECAR_CONTAINERS, policy);
      }
    }

    /** Mirrors {@code dropDisabledProcMountField}, which leaves the default. */
    private void procMount(FieldCursor procMount) {
      if (!(procMount.node() instanceof YamlScalar scalar)
          || procMount.stringOrEmpty().equals("Default")
          || !procMount.isPresent()) {
        return;
      }
      fields.set(procMount.place(), "Default", scalar);
      dropped.add(new DroppedField(procMount.place(), PROC_MOUNT_TYPE, false));
    }

    private void lifecycle(FieldCursor lifecycle) {
      disabled(lifecycle.get("postStart"), GatedField.Owner.HOOK);
      disabled(lifecycle.get("preStop"), GatedField.Owner.HOOK);
      FieldCursor signal = lifecycle.get("stopSignal");
      if (gates.isOn(CONTAINER_STOP_SIGNALS) || !signal.isPresent()) {
        return;
      }
      drop(signal, CONTAINER_STOP_SIGNALS);
      // An empty lifecycle goes with it: init containers may have none.
      if (!lifecycle.get("postStart").isPresent() && !lifecycle.get("preStop").isPresent()) {
        fields.remove(lifecycle.place());
      }
    }

    private void volumes(FieldCursor volumes) {
      for (FieldCursor volume : volumes.items()) {
        disabled(volume, GatedField.Owner.VOLUME);
        files(volume);
        for (FieldCursor source : volume.path("projected", "sources").items()) {
          disabled(source, GatedField.Owner.PROJECTED_SOURCE);
          files(source);
        }
      }
    }

    private void files(FieldCursor source) {
      if (disabled.containsKey(GatedField.Owner.VOLUME_FILE)) {
        for (String kind : new String[] {"secret", "configMap", "downwardAPI"}) {
          each(source.path(kind, "items"), GatedField.Owner.VOLUME_FILE);
        }
      }
    }

    private void podAffinity(FieldCursor affinity) {
      each(
          affinity.get("requiredDuringSchedulingIgnoredDuringExecution"),
          GatedField.Owner.POD_AFFINITY_TERM);
      FieldCursor preferred = affinity.get("preferredDuringSchedulingIgnoredDuringExecution");
      for (FieldCursor weighted : preferred.items()) {
        disabled(weighted.get("podAffinityTerm"), GatedField.Owner.POD_AFFINITY_TERM);
      }
    }
  }

  private static boolean isEmpty(FieldCursor field) {
    if (field.node() instanceof YamlSequence sequence) {
      return sequence.items().isEmpty();
    }
    return field.node() instanceof YamlMapping mapping
        ? mapping.entries().isEmpty()
        : "".equals(field.source());
  }
}
