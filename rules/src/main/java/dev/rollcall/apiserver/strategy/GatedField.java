package dev.rollcall.apiserver.strategy;

import static dev.rollcall.apiserver.field.FeatureGate.*;

import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A field that exists only where a feature is on; mirrors {@code dropDisabledFields} of {@code
 * pkg/api/pod/util.go}, except for what {@link DisabledFields} does by hand.
 *
 * @param gate the feature
 * @param owner what the field belongs to
 * @param path the names that lead from the owner to the field
 */
record GatedField(FeatureGate gate, Owner owner, String... path) {

  /** What fields belong to, in a pod. */
  enum Owner {
    POD_SPEC,
    CONTAINER,
    PROBE,
    HOOK,
    VOLUME_MOUNT,
    ENV_VAR,
    VOLUME,
    VOLUME_FILE,
    PROJECTED_SOURCE,
    SPREAD_CONSTRAINT,
    POD_AFFINITY_TERM
  }

  private static final List<GatedField> ALL = all();

  private static List<GatedField> all() {
    List<GatedField> all = new ArrayList<>(podSpec());
    all.addAll(containers());
    all.addAll(volumes());
    all.addAll(scheduling());
    return List.copyOf(all);
  }

  /** Returns the fields that a version knows and drops, by what they belong to. */
  static Map<Owner, List<GatedField>> disabled(KubernetesVersion version) {
    Map<Owner, List<GatedField>> disabled = new EnumMap<>(Owner.class);
    for (GatedField field : ALL) {
      if (field.gate().isKnown(version) && !field.gate().isOn(version)) {
        disabled.computeIfAbsent(field.owner(), key -> new ArrayList<>()).add(field);
      }
    }
    return disabled;
  }

  private static List<GatedField> podSpec() {
    return List.of(
        new GatedField(USER_NAMESPACES_SUPPORT, Owner.POD_SPEC, "hostUsers"),
        new GatedField(
            SUPPLEMENTAL_GROUPS_POLICY,
            Owner.POD_SPEC,
            "securityContext",
            "supplementalGroupsPolicy"),
        new GatedField(
            SE_LINUX_CHANGE_POLICY, Owner.POD_SPEC, "securityContext", "seLinuxChangePolicy"),
        new GatedField(POD_LEVEL_RESOURCES, Owner.POD_SPEC, "resources"),
        new GatedField(DYNAMIC_RESOURCE_ALLOCATION, Owner.POD_SPEC, "resourceClaims"),
        new GatedField(GENERIC_WORKLOAD, Owner.POD_SPEC, "workloadRef"),
        new GatedField(GENERIC_WORKLOAD, Owner.POD_SPEC, "schedulingGroup"),
        new GatedField(EVICTION_REQUEST_API, Owner.POD_SPEC, "evictionResponders"),
        new GatedField(HOSTNAME_OVERRIDE, Owner.POD_SPEC, "hostnameOverride"),
        new GatedField(POD_SCHEDULING_READINESS, Owner.POD_SPEC, "schedulingGates"));
  }

  private static List<GatedField> containers() {
    return List.of(
        new GatedField(IN_PLACE_POD_VERTICAL_SCALING, Owner.CONTAINER, "resizePolicy"),
        new GatedField(DYNAMIC_RESOURCE_ALLOCATION, Owner.CONTAINER, "resources", "claims"),
        new GatedField(CONTAINER_RESTART_RULES, Owner.CONTAINER, "restartPolicyRules"),
        new GatedField(H2C_CONTAINER_PROBE, Owner.PROBE, "httpGet", "protocol"),
        new GatedField(GRPC_CONTAINER_PROBE_TLS, Owner.PROBE, "grpc", "mode"),
        new GatedField(H2C_CONTAINER_PROBE, Owner.HOOK, "httpGet", "protocol"),
        new GatedField(POD_LIFECYCLE_SLEEP_ACTION, Owner.HOOK, "sleep"),
        new GatedField(RECURSIVE_READ_ONLY_MOUNTS, Owner.VOLUME_MOUNT, "recursiveReadOnly"),
        new GatedField(VOLUME_BIND_MOUNT_OPTIONS, Owner.VOLUME_MOUNT, "bindMountOptions"),
        new GatedField(ENV_FILES, Owner.ENV_VAR, "valueFrom", "fileKeyRef"));
  }

  private static List<GatedField> volumes() {
    return List.of(
        new GatedField(EMPTY_DIR_VOLUME_MODE, Owner.VOLUME, "emptyDir", "mode"),
        new GatedField(ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.VOLUME, "secret", "defaultUser"),
        new GatedField(ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.VOLUME, "configMap", "defaultUser"),
        new GatedField(ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.VOLUME, "downwardAPI", "defaultUser"),
        new GatedField(ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.VOLUME, "projected", "defaultUser"),
        new GatedField(ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.VOLUME_FILE, "user"),
        new GatedField(
            ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.PROJECTED_SOURCE, "serviceAccountToken", "user"),
        new GatedField(
            ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.PROJECTED_SOURCE, "clusterTrustBundle", "user"),
        new GatedField(
            ATOMIC_WRITE_VOLUME_USER_FIELDS, Owner.PROJECTED_SOURCE, "podCertificate", "user"),
        new GatedField(
            CLUSTER_TRUST_BUNDLE_PROJECTION, Owner.PROJECTED_SOURCE, "clusterTrustBundle"),
        new GatedField(POD_CERTIFICATE_REQUEST, Owner.PROJECTED_SOURCE, "podCertificate"));
  }

  private static List<GatedField> scheduling() {
    return List.of(
        new GatedField(MIN_DOMAINS_IN_POD_TOPOLOGY_SPREAD, Owner.SPREAD_CONSTRAINT, "minDomains"),
        new GatedField(
            NODE_INCLUSION_POLICY_IN_POD_TOPOLOGY_SPREAD,
            Owner.SPREAD_CONSTRAINT,
            "nodeAffinityPolicy"),
        new GatedField(
            NODE_INCLUSION_POLICY_IN_POD_TOPOLOGY_SPREAD,
            Owner.SPREAD_CONSTRAINT,
            "nodeTaintsPolicy"),
        new GatedField(
            MATCH_LABEL_KEYS_IN_POD_TOPOLOGY_SPREAD, Owner.SPREAD_CONSTRAINT, "matchLabelKeys"),
        new GatedField(MATCH_LABEL_KEYS_IN_POD_AFFINITY, Owner.POD_AFFINITY_TERM, "matchLabelKeys"),
        new GatedField(
            MATCH_LABEL_KEYS_IN_POD_AFFINITY, Owner.POD_AFFINITY_TERM, "mismatchLabelKeys"));
  }
}
