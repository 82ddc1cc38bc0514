package dev.rollcall.apiserver.field;

import dev.rollcall.schemas.KubernetesVersion;

/**
 * The feature gates that change what a server makes of a DaemonSet, a Node or a Pod, with the minor
 * from which each is known and the one from which it is on by default; mirrors {@code
 * pkg/features/kube_features.go}. This is the only table of gates by minor: what a gate drops is in
 * {@link dev.rollcall.apiserver.strategy.DisabledFields}. {@code dev-tools/FeatureGateTable.java}
 * compares it with the sources of a Kubernetes.
 */
public enum FeatureGate {
  ATOMIC_WRITE_VOLUME_USER_FIELDS("AtomicWriteVolumeUserFields", 37, FeatureGate.OFF),
  CLUSTER_TRUST_BUNDLE_PROJECTION("ClusterTrustBundleProjection", 29, 37),
  CONTAINER_RESTART_RULES("ContainerRestartRules", 34, 35),
  CONTAINER_STOP_SIGNALS("ContainerStopSignals", 33, FeatureGate.OFF),
  DYNAMIC_RESOURCE_ALLOCATION("DynamicResourceAllocation", 26, 34),
  EMPTY_DIR_VOLUME_MODE("EmptyDirVolumeMode", 37, FeatureGate.OFF),
  ENV_FILES("EnvFiles", 34, 35),
  EVICTION_REQUEST_API("EvictionRequestAPI", 37, FeatureGate.OFF),
  GENERIC_WORKLOAD("GenericWorkload", 35, FeatureGate.OFF),
  GRPC_CONTAINER_PROBE_TLS("GRPCContainerProbeTLS", 37, FeatureGate.OFF),
  H2C_CONTAINER_PROBE("H2CContainerProbe", 37, FeatureGate.OFF),
  HOSTNAME_OVERRIDE("HostnameOverride", 34, 35),
  IMAGE_VOLUME("ImageVolume", 31, 35),
  IN_PLACE_POD_VERTICAL_SCALING("InPlacePodVerticalScaling", 27, 33),
  IN_PLACE_POD_VERTICAL_SCALING_SCHEDULER_PREEMPTION(
      "InPlacePodVerticalScalingSchedulerPreemption", 37, FeatureGate.OFF),
  MATCH_LABEL_KEYS_IN_POD_AFFINITY("MatchLabelKeysInPodAffinity", 29, 31),
  MATCH_LABEL_KEYS_IN_POD_TOPOLOGY_SPREAD("MatchLabelKeysInPodTopologySpread", 25, 27),
  MATCH_LABEL_KEYS_IN_POD_TOPOLOGY_SPREAD_SELECTOR_MERGE(
      "MatchLabelKeysInPodTopologySpreadSelectorMerge", 34, 34),
  MIN_DOMAINS_IN_POD_TOPOLOGY_SPREAD("MinDomainsInPodTopologySpread", 24, 27),
  NODE_DECLARED_FEATURES("NodeDeclaredFeatures", 35, 36),
  NODE_INCLUSION_POLICY_IN_POD_TOPOLOGY_SPREAD("NodeInclusionPolicyInPodTopologySpread", 25, 26),
  POD_CERTIFICATE_REQUEST("PodCertificateRequest", 34, 37),
  POD_LEVEL_RESOURCES("PodLevelResources", 32, 34),
  POD_LEVEL_RESOURCES_FIX_DEFAULTING("PodLevelResourcesFixDefaulting", 37, 37),
  POD_LIFECYCLE_SLEEP_ACTION("PodLifecycleSleepAction", 29, 30),
  POD_LIFECYCLE_SLEEP_ACTION_ALLOW_ZERO("PodLifecycleSleepActionAllowZero", 32, 33),
  POD_SCHEDULING_READINESS("PodSchedulingReadiness", 26, 27),
  PROC_MOUNT_TYPE("ProcMountType", 12, 33),
  RECURSIVE_READ_ONLY_MOUNTS("RecursiveReadOnlyMounts", 30, 31),
  RELAXED_DNS_SEARCH_VALIDATION("RelaxedDNSSearchValidation", 32, 33),
  RELAXED_ENVIRONMENT_VARIABLE_VALIDATION("RelaxedEnvironmentVariableValidation", 30, 32),
  RESTART_ALL_CONTAINERS_ON_CONTAINER_EXITS("RestartAllContainersOnContainerExits", 35, 36),
  SE_LINUX_CHANGE_POLICY("SELinuxChangePolicy", 32, 33),
  SE_LINUX_MOUNT("SELinuxMount", 30, 37),
  SIDECAR_CONTAINERS("SidecarContainers", 28, 29),
  STRICT_IP_CIDR_VALIDATION("StrictIPCIDRValidation", 33, 36),
  SUPPLEMENTAL_GROUPS_POLICY("SupplementalGroupsPolicy", 31, 33),
  TAINT_TOLERATION_COMPARISON_OPERATORS("TaintTolerationComparisonOperators", 35, FeatureGate.OFF),
  USER_NAMESPACES_HOST_NETWORK_SUPPORT("UserNamespacesHostNetworkSupport", 35, FeatureGate.OFF),
  /** Up to 1.27 it was called UserNamespacesStatelessPodsSupport. */
  USER_NAMESPACES_SUPPORT("UserNamespacesSupport", 25, 33),
  VOLUME_ATTRIBUTES_CLASS("VolumeAttributesClass", 29, 34),
  VOLUME_BIND_MOUNT_OPTIONS("VolumeBindMountOptions", 37, FeatureGate.OFF);

  /** The minor from which a gate is on that no minor has switched on by default. */
  private static final int OFF = Integer.MAX_VALUE;

  private static final int OLDEST_TYPES = 25;

  private final String gate;
  private final int known;
  private final int on;

  FeatureGate(String gate, int known, int on) {
    this.gate = gate;
    this.known = known;
    this.on = on;
  }

  /** Returns the name of the gate, as {@code --feature-gates} takes it. */
  public String gate() {
    return gate;
  }

  /**
   * Returns whether a server of a version has the feature, switched on or not; the oldest are taken
   * with the types of 1.25, and so with its features.
   */
  public boolean isKnown(KubernetesVersion version) {
    return Math.max(version.minor(), OLDEST_TYPES) >= known;
  }

  /** Returns whether the feature is on unless switched off by hand. */
  public boolean isOn(KubernetesVersion version) {
    return version.minor() >= on;
  }

  /** Returns the minor from which the feature is on by default, -1 where there is none yet. */
  public int onSince() {
    return on == OFF ? -1 : on;
  }
}
