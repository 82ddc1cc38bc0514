package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
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
  private static void validateKind(String kind, Field source, Complaints complaints) {
    switch (kind) {
      case "emptyDir" -> validateEmptyDir(source, complaints);
      case "hostPath" -> validateHostPath(source, complaints);
      case "gitRepo" -> StorageVolumeValidation.validateGitRepo(source, complaints);
      case "gcePersistentDisk" ->
          StorageVolumeValidation.validateGcePersistentDisk(source, complaints);
      case "awsElasticBlockStore" ->
          StorageVolumeValidation.validateAwsElasticBlockStore(source, complaints);
      case "secret" -> validateSecret(source, complaints);
      case "nfs" -> StorageVolumeValidation.validateNfs(source, complaints);
      case "iscsi" -> IscsiValidation.validateIscsi(source, complaints);
      case "glusterfs" -> StorageVolumeValidation.validateGlusterfs(source, complaints);
      case "flocker" -> StorageVolumeValidation.validateFlocker(source, complaints);
      case "persistentVolumeClaim" -> validatePersistentVolumeClaim(source, complaints);
      case "rbd" -> StorageVolumeValidation.validateRbd(source, complaints);
      case "cinder" -> StorageVolumeValidation.validateCinder(source, complaints);
      case "cephfs" -> StorageVolumeValidation.validateCephFs(source, complaints);
      case "quobyte" -> StorageVolumeValidation.validateQuobyte(source, complaints);
      case "downwardAPI" -> validateDownwardApi(source, complaints);
      case "fc" -> StorageVolumeValidation.validateFibreChannel(source, complaints);
      case "flexVolume" -> StorageVolumeValidation.validateFlexVolume(source, complaints);
      case "configMap" -> validateConfigMap(source, complaints);
      case "azureFile" -> DiskVolumeValidation.validateAzureFile(source, complaints);
      case "vsphereVolume" -> DiskVolumeValidation.validateVsphere(source, complaints);
      case "photonPersistentDisk" -> DiskVolumeValidation.validatePhoton(source, complaints);
      case "portworxVolume" -> DiskVolumeValidation.validatePortworx(source, complaints);
      case "azureDisk" -> DiskVolumeValidation.validateAzureDisk(source, complaints);
      case "storageos" -> DiskVolumeValidation.validateStorageOs(source, complaints);
      case "projected" -> ProjectedVolumeValidation.validateProjected(source, complaints);
      case "scaleIO" -> DiskVolumeValidation.validateScaleIo(source, complaints);
      case "csi" -> DiskVolumeValidation.validateCsi(source, complaints);
      case "ephemeral" -> ClaimTemplateValidation.validateEphemeral(source, complaints);
      case "image" -> validateImage(source, complaints);
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

  /** Mirrors {@code ValidateVolumes} for a template; returns the sound volumes by name. */
  static Map<String, Field> validateVolumes(
      Field volumes, FeatureGates gates, Complaints complaints) {
    Map<String, Field> sound = new HashMap<>();
    for (Field volume : volumes.items()) {
      int before = complaints.size();
      validateVolumeSource(volume, gates, complaints);
      Field name = volume.get("name");
      String value = name.stringOrEmpty();
      if (FieldChecks.needs(name, "a volume needs a name to be mounted by", complaints)) {
        FieldChecks.form(name, "volume name", Names.dns1123Label(value), complaints);
      }
      if (sound.containsKey(value)) {
        complaints.duplicate(
            name, "another volume is called \"" + value + "\"; rename or remove one of them");
      }
      if (complaints.size() == before) {
        sound.put(value, volume);
      }
    }
    return sound;
  }

  /** Tells whether a kind is chosen; a volume of no kind at all is an emptyDir. */
  static boolean hasSource(Field volume) {
    for (String kind : KINDS) {
      if (volume.get(kind).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Mirrors {@code validateVolumeSource}. */
  private static void validateVolumeSource(
      Field volume, FeatureGates gates, Complaints complaints) {
    String first = null;
    for (String kind : KINDS) {
      if (!isChosen(volume, kind, gates)) {
        continue;
      }
      Field source = volume.get(kind);
      if (first == null) {
        first = kind;
        validateKind(kind, source, complaints);
      } else {
        complaints.add(
            source,
            volume.place().path() + "." + nameInRefusal(kind),
            Reason.FORBIDDEN,
            "a volume is of one kind, and this is "
                + first
                + " already; remove "
                + kind
                + " or make it a volume of its own");
      }
      if (kind.equals("iscsi")) {
        IscsiValidation.validateInitiatorLength(volume, complaints);
      }
    }
    if (first == null && !gates.imageVolumes() && volume.get("image").isPresent()) {
      complaints.required(volume, "a volume needs a kind; image volumes came with 1.35");
    }
  }

  private static boolean isChosen(Field volume, String kind, FeatureGates gates) {
    // Most kinds are not, so nothing is made for those.
    boolean written = volume.node() instanceof YamlMapping mapping && mapping.entry(kind) != null;
    return written
        && volume.get(kind).isPresent()
        && (gates.imageVolumes() || !kind.equals("image"));
  }

  private static void validateEmptyDir(Field emptyDir, Complaints complaints) {
    Field sizeLimit = emptyDir.get("sizeLimit");
    if (sizeLimit.isPresent() && ResourceValidation.amount(sizeLimit).signum() < 0) {
      complaints.forbidden(
          sizeLimit, "sizeLimit \"" + sizeLimit.text() + "\" must not be negative");
    }
  }

  /** Mirrors {@code validateHostPathVolumeSource}. */
  private static void validateHostPath(Field hostPath, Complaints complaints) {
    Field path = hostPath.get("path");
    if (!FieldChecks.needs(path, "hostPath needs a path on the node", complaints)) {
      return;
    }
    PathChecks.noBacksteps(path, complaints);
    Field type = hostPath.get("type");
    if (type.isPresent()) {
      FieldChecks.oneOf(type, HOST_PATH_TYPES, complaints);
    }
  }

  /** Mirrors {@code validateSecretVolumeSource}. */
  private static void validateSecret(Field secret, Complaints complaints) {
    Field name = secret.get("secretName");
    FieldChecks.needs(name, "a secret volume needs the secretName to read", complaints);
    FieldChecks.mode(secret.get("defaultMode"), complaints);
    validateItems(secret, complaints);
  }

  /** Mirrors {@code validateConfigMapVolumeSource}. */
  private static void validateConfigMap(Field configMap, Complaints complaints) {
    Field name = configMap.get("name");
    FieldChecks.needs(name, "a configMap volume needs the name of the ConfigMap", complaints);
    FieldChecks.mode(configMap.get("defaultMode"), complaints);
    validateItems(configMap, complaints);
  }

  private static void validateItems(Field source, Complaints complaints) {
    for (Field item : source.get("items").items()) {
      validateKeyToPath(item, complaints);
    }
  }

  /** Mirrors {@code validateKeyToPath}. */
  static void validateKeyToPath(Field item, Complaints complaints) {
    FieldChecks.needs(item.get("key"), "an item needs the key to take", complaints);
    Field path = item.get("path");
    FieldChecks.needs(path, "an item needs the path of the file to write", complaints);
    PathChecks.localNonReserved(path, complaints);
    FieldChecks.mode(item.get("mode"), complaints);
  }

  /** Mirrors {@code validatePersistentClaimVolumeSource}. */
  private static void validatePersistentVolumeClaim(Field claim, Complaints complaints) {
    FieldChecks.needs(
        claim.get("claimName"), "a persistentVolumeClaim volume needs a claimName", complaints);
  }

  /** Mirrors {@code validateDownwardAPIVolumeSource}, which names no item. */
  private static void validateDownwardApi(Field source, Complaints complaints) {
    FieldChecks.mode(source.get("defaultMode"), complaints);
    for (Field file : source.get("items").items()) {
      DownwardValidation.validateVolumeFile(file, source.place(), complaints);
    }
  }

  /** Mirrors {@code validateImageVolumeSource} for a template, which needs no reference yet. */
  private static void validateImage(Field image, Complaints complaints) {
    ContainerValidation.validatePullPolicy(image.get("pullPolicy"), complaints);
  }
}
