package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the volumes of a pod; mirrors {@code ValidateVolumes} and {@code validateVolumeSource}.
 */
final class VolumeValidation {

  private static final List<String> HOST_PATH_TYPES =
      List.of(
          "",
          "BlockDevice",
          "CharDevice",
          "Directory",
          "DirectoryOrCreate",
          "File",
          "FileOrCreate",
          "Socket");

  /**
   * The kinds of volumes in the order of {@code validateVolumeSource}; only the first is checked.
   */
  private static final List<String> KINDS =
      List.of(
          "emptyDir",
          "hostPath",
          "gitRepo",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "secret",
          "nfs",
          "iscsi",
          "glusterfs",
          "flocker",
          "persistentVolumeClaim",
          "rbd",
          "cinder",
          "cephfs",
          "quobyte",
          "downwardAPI",
          "fc",
          "flexVolume",
          "configMap",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "storageos",
          "projected",
          "scaleIO",
          "csi",
          "ephemeral",
          "image");

  private VolumeValidation() {}

  // A switch, because thirty method references would cost a short run 8 ms.
  private static void validateKind(
      String kind, FieldCursor source, VolumeContext context, ErrorList complaints) {
    switch (kind) {
      case "emptyDir" -> validateEmptyDir(source, complaints);
      case "hostPath" -> validateHostPath(source, complaints);
      case "gitRepo" -> NetworkVolumeValidation.validateGitRepo(source, complaints);
      case "gcePersistentDisk" ->
          NetworkVolumeValidation.validateGcePersistentDisk(source, complaints);
      case "awsElasticBlockStore" ->
          NetworkVolumeValidation.validateAwsElasticBlockStore(source, complaints);
      case "secret" -> validateSecret(source, complaints);
      case "nfs" -> NetworkVolumeValidation.validateNfs(source, complaints);
      case "iscsi" -> IscsiValidation.validateIscsi(source, complaints);
      case "glusterfs" -> NetworkVolumeValidation.validateGlusterfs(source, complaints);
      case "flocker" -> NetworkVolumeValidation.validateFlocker(source, complaints);
      case "persistentVolumeClaim" -> validatePersistentVolumeClaim(source, complaints);
      case "rbd" -> NetworkVolumeValidation.validateRbd(source, complaints);
      case "cinder" -> NetworkVolumeValidation.validateCinder(source, complaints);
      case "cephfs" -> NetworkVolumeValidation.validateCephFs(source, complaints);
      case "quobyte" -> NetworkVolumeValidation.validateQuobyte(source, complaints);
      case "downwardAPI" -> validateDownwardApi(source, complaints);
      case "fc" -> NetworkVolumeValidation.validateFibreChannel(source, complaints);
      case "flexVolume" -> NetworkVolumeValidation.validateFlexVolume(source, complaints);
      case "configMap" -> validateConfigMap(source, complaints);
      case "azureFile" -> CloudVolumeValidation.validateAzureFile(source, complaints);
      case "vsphereVolume" -> CloudVolumeValidation.validateVsphere(source, complaints);
      case "photonPersistentDisk" -> CloudVolumeValidation.validatePhoton(source, complaints);
      case "portworxVolume" -> CloudVolumeValidation.validatePortworx(source, complaints);
      case "azureDisk" -> CloudVolumeValidation.validateAzureDisk(source, complaints);
      case "storageos" -> CloudVolumeValidation.validateStorageOs(source, complaints);
      case "projected" ->
          ProjectedVolumeValidation.validateProjected(source, context.gates(), complaints);
      case "scaleIO" -> CloudVolumeValidation.validateScaleIo(source, complaints);
      case "csi" -> CloudVolumeValidation.validateCsi(source, context.gates(), complaints);
      case "ephemeral" ->
          ClaimTemplateValidation.validateEphemeral(source, context.gates(), complaints);
      case "image" -> validateImage(source, context, complaints);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  /** Returns what the server calls a kind that is one too many; it misspells some. */
  private static String nameInRefusal(String kind) {
    return switch (kind) {
      case "cephfs" -> "cephFS";
      case "downwardAPI" -> "downwarAPI";
      default -> kind;
    };
  }

  /**
   * What the checks of volumes depend on.
   *
   * @param podName the name of the Pod, empty in a template, or where it is made up by the server
   * @param pod whether they are those of a Pod
   */
  record VolumeContext(FeatureGates gates, boolean pod, String podName) {

    /** Returns the name of the claim that an ephemeral volume makes, empty if nobody knows. */
    String claimOf(FieldCursor volume) {
      String name = volume.get("name").stringOrEmpty();
      return podName.isEmpty() || name.isEmpty() ? "" : podName + "-" + name;
    }
  }

  /** Mirrors {@code ValidateVolumes}; returns the sound volumes by name. */
  static Map<String, FieldCursor> validateVolumes(
      FieldCursor volumes, VolumeContext context, ErrorList complaints) {
    Map<String, FieldCursor> sound = new HashMap<>();
    for (FieldCursor volume : volumes.items()) {
      int before = complaints.size();
      validateVolumeSource(volume, context, complaints);
      FieldCursor name = volume.get("name");
      String value = name.stringOrEmpty();
      if (FieldValidation.needs(name, "a volume needs a name to be mounted by", complaints)) {
        FieldValidation.form(name, "volume name", NameValidation.dns1123Label(value), complaints);
      }
      if (sound.containsKey(value)) {
        complaints.duplicate(
            name, "another volume is called \"" + value + "\"; rename or remove one of them");
      }
      if (complaints.size() == before) {
        sound.put(value, volume);
      }
      if (isChosen(volume, "persistentVolumeClaim") && context.pod()) {
        validateOwnClaim(
            volume.path("persistentVolumeClaim", "claimName"), volumes, context, complaints);
      }
    }
    return sound;
  }

  private static void validateOwnClaim(
      FieldCursor claimName, FieldCursor volumes, VolumeContext context, ErrorList complaints) {
    String claim = claimName.stringOrEmpty();
    for (FieldCursor volume : claim.isEmpty() ? List.<FieldCursor>of() : volumes.items()) {
      if (volume.get("ephemeral").isPresent() && context.claimOf(volume).equals(claim)) {
        complaints.invalid(
            claimName,
            "the claim \""
                + claim
                + "\" is the one that the ephemeral volume \""
                + volume.get("name").stringOrEmpty()
                + "\" makes; mount that volume");
        return;
      }
    }
  }

  /** Returns whether a kind is chosen; a volume of no kind at all is an emptyDir. */
  static boolean hasSource(FieldCursor volume) {
    for (String kind : KINDS) {
      if (volume.get(kind).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Mirrors {@code validateVolumeSource}. */
  private static void validateVolumeSource(
      FieldCursor volume, VolumeContext context, ErrorList complaints) {
    String first = null;
    for (String kind : KINDS) {
      if (!isChosen(volume, kind)) {
        continue;
      }
      FieldCursor source = volume.get(kind);
      if (first == null) {
        first = kind;
        validateKind(kind, source, context, complaints);
      } else {
        complaints.add(
            source,
            volume.place().path() + "." + nameInRefusal(kind),
            CauseType.FORBIDDEN,
            "a volume is of one kind, and this is "
                + first
                + " already; remove "
                + kind
                + " or make it a volume of its own");
      }
      if (kind.equals("iscsi")) {
        IscsiValidation.validateInitiatorLength(volume, complaints);
      } else if (kind.equals("ephemeral") && first.equals(kind)) {
        validateClaimName(volume, context.claimOf(volume), complaints);
      }
    }
  }

  /** Checks the name of the claim that a Pod gets for an ephemeral volume. */
  private static void validateClaimName(FieldCursor volume, String claim, ErrorList complaints) {
    String wrong = claim.isEmpty() ? null : NameValidation.dns1123Subdomain(claim);
    if (wrong != null) {
      complaints.invalid(
          volume.get("name"), "the claim \"" + claim + "\" made for the volume " + wrong);
    }
  }

  private static boolean isChosen(FieldCursor volume, String kind) {
    // Most kinds are not, so nothing is made for those.
    boolean written = volume.node() instanceof YamlMapping mapping && mapping.entry(kind) != null;
    return written && volume.get(kind).isPresent();
  }

  private static void validateEmptyDir(FieldCursor emptyDir, ErrorList complaints) {
    FieldCursor sizeLimit = emptyDir.get("sizeLimit");
    if (sizeLimit.isPresent() && ResourceValidation.amount(sizeLimit).signum() < 0) {
      complaints.forbidden(
          sizeLimit, "sizeLimit \"" + sizeLimit.text() + "\" must not be negative");
    }
  }

  /** Mirrors {@code validateHostPathVolumeSource}. */
  private static void validateHostPath(FieldCursor hostPath, ErrorList complaints) {
    FieldCursor path = hostPath.get("path");
    if (!FieldValidation.needs(path, "hostPath needs a path on the node", complaints)) {
      return;
    }
    PathValidation.noBacksteps(path, complaints);
    FieldCursor type = hostPath.get("type");
    if (type.isPresent()) {
      FieldValidation.oneOf(type, HOST_PATH_TYPES, complaints);
    }
  }

  /** Mirrors {@code validateSecretVolumeSource}. */
  private static void validateSecret(FieldCursor secret, ErrorList complaints) {
    FieldCursor name = secret.get("secretName");
    FieldValidation.needs(name, "a secret volume needs the secretName to read", complaints);
    FieldValidation.mode(secret.get("defaultMode"), complaints);
    validateItems(secret, complaints);
  }

  /** Mirrors {@code validateConfigMapVolumeSource}. */
  private static void validateConfigMap(FieldCursor configMap, ErrorList complaints) {
    FieldCursor name = configMap.get("name");
    FieldValidation.needs(name, "a configMap volume needs the name of the ConfigMap", complaints);
    FieldValidation.mode(configMap.get("defaultMode"), complaints);
    validateItems(configMap, complaints);
  }

  private static void validateItems(FieldCursor source, ErrorList complaints) {
    for (FieldCursor item : source.get("items").items()) {
      validateKeyToPath(item, complaints);
    }
  }

  /** Mirrors {@code validateKeyToPath}. */
  static void validateKeyToPath(FieldCursor item, ErrorList complaints) {
    FieldValidation.needs(item.get("key"), "an item needs the key to take", complaints);
    FieldCursor path = item.get("path");
    FieldValidation.needs(path, "an item needs the path of the file to write", complaints);
    PathValidation.localNonReserved(path, complaints);
    FieldValidation.mode(item.get("mode"), complaints);
  }

  /** Mirrors {@code validatePersistentClaimVolumeSource}. */
  private static void validatePersistentVolumeClaim(FieldCursor claim, ErrorList complaints) {
    FieldValidation.needs(
        claim.get("claimName"), "a persistentVolumeClaim volume needs a claimName", complaints);
  }

  /** Mirrors {@code validateDownwardAPIVolumeSource}, which names no item. */
  private static void validateDownwardApi(FieldCursor source, ErrorList complaints) {
    FieldValidation.mode(source.get("defaultMode"), complaints);
    for (FieldCursor file : source.get("items").items()) {
      DownwardApiValidation.validateVolumeFile(file, source.place(), complaints);
    }
  }

  /** Mirrors {@code validateImageVolumeSource}; up to 1.36 a template needed no reference yet. */
  private static void validateImage(
      FieldCursor image, VolumeContext context, ErrorList complaints) {
    if (context.pod() || context.gates().since(37)) {
      FieldValidation.needs(
          image.get("reference"), "an image volume needs the reference of an image", complaints);
    }
    ContainerValidation.validatePullPolicy(image.get("pullPolicy"), complaints);
  }
}
