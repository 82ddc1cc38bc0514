package dev.rollcall.apiserver.decoding;

import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server fills in below a pod template, as JSON; mirrors {@code
 * SetObjectDefaults_DaemonSet} and the functions that it calls.
 */
public final class PodDefaults {

  /** The types of {@link #other}. */
  private static final Set<String> OTHERS =
      Set.of(
          "AzureDiskVolumeSource",
          "ConfigMapVolumeSource",
          "ContainerPort",
          "DownwardAPIVolumeSource",
          "FileKeySelector",
          "GRPCAction",
          "HTTPGetAction",
          "HostPathVolumeSource",
          "ISCSIVolumeSource",
          "ImageVolumeSource",
          "ObjectFieldSelector",
          "PersistentVolumeClaimSpec",
          "ProjectedVolumeSource",
          "RBDVolumeSource",
          "ResourceFieldSelector",
          "ScaleIOVolumeSource",
          "SecretVolumeSource",
          "ServiceAccountTokenProjection",
          "TCPSocketAction");

  private PodDefaults() {}

  /**
   * Returns the default of a field that is not set, null if it has none.
   *
   * @param type the short name of the type of the object around it
   * @param parent the object around it
   */
  public static @Nullable String of(String type, String field, FieldCursor parent) {
    return switch (type) {
      case "PodSpec" -> podSpec(field);
      case "Container", "EphemeralContainer" -> container(field, parent);
      case "Volume" -> field.equals("emptyDir") && !hasSource(parent) ? "{}" : null;
      case "Probe" -> probe(field);
      case "HTTPGetAction" -> httpGetAction(field);
      default -> OTHERS.contains(type) ? other(type + "." + field, parent) : null;
    };
  }

  /** Mirrors {@code SetDefaults_PodSpec}. */
  private static @Nullable String podSpec(String field) {
    return switch (field) {
      case "dnsPolicy" -> "\"ClusterFirst\"";
      case "restartPolicy" -> "\"Always\"";
      case "securityContext" -> "{}";
      case "terminationGracePeriodSeconds" -> "30";
      case "schedulerName" -> "\"default-scheduler\"";
      default -> null;
    };
  }

  /** Mirrors {@code SetDefaults_Container}. */
  private static @Nullable String container(String field, FieldCursor container) {
    return switch (field) {
      case "imagePullPolicy" -> pullPolicy(container.get("image").stringOrEmpty());
      case "terminationMessagePath" -> "\"/dev/termination-log\"";
      case "terminationMessagePolicy" -> "\"File\"";
      default -> null;
    };
  }

  /** Mirrors {@code SetDefaults_Probe}. */
  private static @Nullable String probe(String field) {
    return switch (field) {
      case "timeoutSeconds", "successThreshold" -> "1";
      case "periodSeconds" -> "10";
      case "failureThreshold" -> "3";
      default -> null;
    };
  }

  /** Mirrors {@code SetDefaults_HTTPGetAction}. */
  private static @Nullable String httpGetAction(String field) {
    return switch (field) {
      case "path" -> "\"/\"";
      case "scheme" -> "\"HTTP\"";
      default -> null;
    };
  }

  private static @Nullable String other(String field, FieldCursor parent) {
    return switch (field) {
      case "ContainerPort.protocol" -> "\"TCP\"";
      case "ObjectFieldSelector.apiVersion" -> "\"v1\"";
      case "ResourceFieldSelector.divisor" -> "\"0\"";
      case "FileKeySelector.optional", "AzureDiskVolumeSource.readOnly" -> "false";
      case "GRPCAction.service", "HostPathVolumeSource.type" -> "\"\"";
      case "HTTPGetAction.port", "TCPSocketAction.port" -> "0";
      case "ConfigMapVolumeSource.defaultMode",
          "DownwardAPIVolumeSource.defaultMode",
          "ProjectedVolumeSource.defaultMode",
          "SecretVolumeSource.defaultMode" ->
          "420";
      case "ServiceAccountTokenProjection.expirationSeconds" -> "3600";
      case "ImageVolumeSource.pullPolicy" -> pullPolicy(parent.get("reference").stringOrEmpty());
      case "ISCSIVolumeSource.iscsiInterface" -> "\"default\"";
      case "RBDVolumeSource.pool" -> "\"rbd\"";
      case "RBDVolumeSource.user" -> "\"admin\"";
      case "RBDVolumeSource.keyring" -> "\"/etc/ceph/keyring\"";
      case "AzureDiskVolumeSource.cachingMode" -> "\"ReadWrite\"";
      case "AzureDiskVolumeSource.fsType" -> "\"ext4\"";
      case "AzureDiskVolumeSource.kind" -> "\"Shared\"";
      case "ScaleIOVolumeSource.storageMode" -> "\"ThinProvisioned\"";
      case "ScaleIOVolumeSource.fsType" -> "\"xfs\"";
      case "PersistentVolumeClaimSpec.volumeMode" -> "\"Filesystem\"";
      default -> null;
    };
  }

  private static boolean hasSource(FieldCursor volume) {
    if (!(volume.node() instanceof YamlMapping mapping)) {
      return false;
    }
    for (YamlEntry entry : mapping.entries()) {
      if (!entry.name().equals("name") && volume.get(entry.name()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what the tag of an image asks for; mirrors {@code ParseImageName}, which adds the tag
   * latest where there is neither a tag nor a digest.
   */
  private static String pullPolicy(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    boolean latest = colon < 0 ? at < 0 : name.substring(colon + 1).equals("latest");
    return latest && !image.isEmpty() ? "\"Always\"" : "\"IfNotPresent\"";
  }
}
