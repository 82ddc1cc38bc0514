package dev.rollcall.apiserver.field;

import dev.rollcall.schemas.KubernetesVersion;

/**
 * What a version of Kubernetes checks differently from others unless its features are switched by
 * hand; mirrors the defaults in {@code pkg/features/kube_features.go}.
 */
public record FeatureGates(KubernetesVersion version) {

  private boolean since(int minor) {
    return version.minor() >= minor;
  }

  /** SidecarContainers: init containers may have a restartPolicy. */
  public boolean sidecarContainers() {
    return since(29);
  }

  /** RelaxedEnvironmentVariableValidation: any printable name of an environment variable. */
  public boolean relaxedEnvNames() {
    return since(32);
  }

  /** RelaxedDNSSearchValidation: search paths may hold underscores, or be a dot. */
  public boolean relaxedDnsSearch() {
    return since(33);
  }

  /** PodLifecycleSleepAction; before, the field is dropped. */
  public boolean sleepAction() {
    return since(30);
  }

  /** PodLifecycleSleepActionAllowZero. */
  public boolean sleepZero() {
    return since(33);
  }

  /** UserNamespacesSupport; before, hostUsers is dropped. */
  public boolean userNamespaces() {
    return since(33);
  }

  /** ProcMountType; before, the field is dropped. */
  public boolean procMount() {
    return since(33);
  }

  /** SupplementalGroupsPolicy; before, the field is dropped. */
  public boolean supplementalGroupsPolicy() {
    return since(33);
  }

  /** SELinuxChangePolicy; before, the field is dropped. */
  public boolean seLinuxChangePolicy() {
    return since(33);
  }

  /** InPlacePodVerticalScaling; before, resizePolicy is dropped. */
  public boolean resizePolicy() {
    return since(33);
  }

  /** RecursiveReadOnlyMounts; before, the field is dropped. */
  public boolean recursiveReadOnly() {
    return since(31);
  }

  /** PodLevelResources; before, the resources of the pod itself are dropped. */
  public boolean podLevelResources() {
    return since(34);
  }

  /** DynamicResourceAllocation; before, resource claims are dropped. */
  public boolean resourceClaims() {
    return since(34);
  }

  /** MatchLabelKeysInPodTopologySpreadSelectorMerge. */
  public boolean spreadSelectorMerge() {
    return since(34);
  }

  /** ContainerRestartRules: any container may have a restartPolicy, and rules for it. */
  public boolean containerRestartRules() {
    return since(35);
  }

  /** EnvFiles; before, fileKeyRef is dropped. */
  public boolean envFiles() {
    return since(35);
  }

  /** HostnameOverride; before, the field is dropped. */
  public boolean hostnameOverride() {
    return since(35);
  }

  /** ImageVolume; before, the field is dropped. */
  public boolean imageVolumes() {
    return since(35);
  }

  /** RestartAllContainersOnContainerExits. */
  public boolean restartAllContainers() {
    return since(36);
  }

  /** StrictIPCIDRValidation. */
  public boolean strictIps() {
    return since(36);
  }

  /**
   * DefaultHostNetworkHostPortsInPodTemplates: with the host's network, a template's host ports are
   * filled in, not only a pod's.
   */
  public boolean fillsInHostPorts() {
    return !since(28);
  }
}
