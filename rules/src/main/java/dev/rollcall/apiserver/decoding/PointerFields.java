package dev.rollcall.apiserver.decoding;

import java.util.Set;

/**
 * Tells which fields of a pod template are pointers in Go: there the empty value and none at all
 * are not the same.
 */
public final class PointerFields {

  private static final Set<String> SCALARS =
      Set.of(
          "AppArmorProfile.localhostProfile",
          "AzureDiskVolumeSource.cachingMode",
          "AzureDiskVolumeSource.fsType",
          "AzureDiskVolumeSource.kind",
          "AzureDiskVolumeSource.readOnly",
          "CSIVolumeSource.fsType",
          "CSIVolumeSource.readOnly",
          "ClusterTrustBundleProjection.name",
          "ClusterTrustBundleProjection.optional",
          "ClusterTrustBundleProjection.signerName",
          "ConfigMapEnvSource.optional",
          "ConfigMapKeySelector.optional",
          "ConfigMapProjection.optional",
          "ConfigMapVolumeSource.defaultMode",
          "ConfigMapVolumeSource.optional",
          "Container.restartPolicy",
          "DownwardAPIVolumeFile.mode",
          "DownwardAPIVolumeSource.defaultMode",
          "EmptyDirVolumeSource.sizeLimit",
          "EphemeralContainer.restartPolicy",
          "FCVolumeSource.lun",
          "FileKeySelector.optional",
          "GRPCAction.service",
          "HostPathVolumeSource.type",
          "ISCSIVolumeSource.initiatorName",
          "KeyToPath.mode",
          "Lifecycle.stopSignal",
          "PersistentVolumeClaimSpec.storageClassName",
          "PersistentVolumeClaimSpec.volumeAttributesClassName",
          "PersistentVolumeClaimSpec.volumeMode",
          "PodCertificateProjection.maxExpirationSeconds",
          "PodDNSConfigOption.value",
          "PodResourceClaim.resourceClaimName",
          "PodResourceClaim.resourceClaimTemplateName",
          "PodSchedulingGroup.podGroupName",
          "PodSecurityContext.fsGroup",
          "PodSecurityContext.fsGroupChangePolicy",
          "PodSecurityContext.runAsGroup",
          "PodSecurityContext.runAsNonRoot",
          "PodSecurityContext.runAsUser",
          "PodSecurityContext.seLinuxChangePolicy",
          "PodSecurityContext.supplementalGroupsPolicy",
          "PodSpec.activeDeadlineSeconds",
          "PodSpec.automountServiceAccountToken",
          "PodSpec.enableServiceLinks",
          "PodSpec.hostUsers",
          "PodSpec.hostnameOverride",
          "PodSpec.preemptionPolicy",
          "PodSpec.priority",
          "PodSpec.runtimeClassName",
          "PodSpec.setHostnameAsFQDN",
          "PodSpec.shareProcessNamespace",
          "PodSpec.terminationGracePeriodSeconds",
          "Probe.terminationGracePeriodSeconds",
          "ProjectedVolumeSource.defaultMode",
          "SeccompProfile.localhostProfile",
          "SecretEnvSource.optional",
          "SecretKeySelector.optional",
          "SecretProjection.optional",
          "SecretVolumeSource.defaultMode",
          "SecretVolumeSource.optional",
          "SecurityContext.allowPrivilegeEscalation",
          "SecurityContext.privileged",
          "SecurityContext.procMount",
          "SecurityContext.readOnlyRootFilesystem",
          "SecurityContext.runAsGroup",
          "SecurityContext.runAsNonRoot",
          "SecurityContext.runAsUser",
          "ServiceAccountTokenProjection.expirationSeconds",
          "Toleration.tolerationSeconds",
          "TopologySpreadConstraint.minDomains",
          "TopologySpreadConstraint.nodeAffinityPolicy",
          "TopologySpreadConstraint.nodeTaintsPolicy",
          "TypedLocalObjectReference.apiGroup",
          "TypedObjectReference.apiGroup",
          "TypedObjectReference.namespace",
          "VolumeMount.mountPropagation",
          "VolumeMount.recursiveReadOnly",
          "WindowsSecurityContextOptions.gmsaCredentialSpec",
          "WindowsSecurityContextOptions.gmsaCredentialSpecName",
          "WindowsSecurityContextOptions.hostProcess",
          "WindowsSecurityContextOptions.runAsUserName");

  /** Of the fields that hold objects those that are none; all others are. */
  private static final Set<String> PLAIN_OBJECTS =
      Set.of(
          "Container.resources",
          "EphemeralContainer.resources",
          "PersistentVolumeClaimSpec.resources",
          "PersistentVolumeClaimTemplate.metadata",
          "PersistentVolumeClaimTemplate.spec",
          "PodTemplateSpec.metadata",
          "PodTemplateSpec.spec",
          "PreferredSchedulingTerm.preference",
          "WeightedPodAffinityTerm.podAffinityTerm");

  private PointerFields() {}

  /** Returns whether a field is a pointer. */
  public static boolean isScalarPointer(String type, String field) {
    return SCALARS.contains(type + "." + field);
  }

  /** Returns whether a field is a pointer. */
  public static boolean isObjectPointer(String type, String field) {
    return !PLAIN_OBJECTS.contains(type + "." + field);
  }
}
