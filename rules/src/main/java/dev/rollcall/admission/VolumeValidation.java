package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the volumes of a pod; mirrors {@code ValidateVolumes} and {@code validateVolumeSource}.
 */
final class VolumeValidation {

  /** Checks what is written below the name of one kind of volume. */
  private interface SourceCheck {
    void validate(Field source, Complaints complaints);
  }

  /**
   * A kind of volume.
   *
   * @param name the field that chooses it
   * @param otherName what the server calls it where it is one too many
   */
  private record Kind(String name, String otherName, SourceCheck check) {}

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
  private static final List<Kind> KINDS = kinds();

  private VolumeValidation() {}

  /** Lists the kinds in the order of {@code validateVolumeSource}; only the first is checked. */
  private static List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    add(kinds, "emptyDir", VolumeValidation::validateEmptyDir);
    add(kinds, "hostPath", VolumeValidation::validateHostPath);
    add(kinds, "gitRepo", StorageVolumeValidation::validateGitRepo);
    add(kinds, "gcePersistentDisk", StorageVolumeValidation::validateGcePersistentDisk);
    add(kinds, "awsElasticBlockStore", StorageVolumeValidation::validateAwsElasticBlockStore);
    add(kinds, "secret", VolumeValidation::validateSecret);
    add(kinds, "nfs", StorageVolumeValidation::validateNfs);
    add(kinds, "iscsi", IscsiValidation::validateIscsi);
    add(kinds, "glusterfs", StorageVolumeValidation::validateGlusterfs);
    add(kinds, "flocker", StorageVolumeValidation::validateFlocker);
    add(kinds, "persistentVolumeClaim", VolumeValidation::validatePersistentVolumeClaim);
    add(kinds, "rbd", StorageVolumeValidation::validateRbd);
    add(kinds, "cinder", StorageVolumeValidation::validateCinder);
    kinds.add(new Kind("cephfs", "cephFS", StorageVolumeValidation::validateCephFs));
    add(kinds, "quobyte", StorageVolumeValidation::validateQuobyte);
    // The server misspells this one.
    kinds.add(new Kind("downwardAPI", "downwarAPI", VolumeValidation::validateDownwardApi));
    add(kinds, "fc", StorageVolumeValidation::validateFibreChannel);
    add(kinds, "flexVolume", StorageVolumeValidation::validateFlexVolume);
    add(kinds, "configMap", VolumeValidation::validateConfigMap);
    add(kinds, "azureFile", DiskVolumeValidation::validateAzureFile);
    add(kinds, "vsphereVolume", DiskVolumeValidation::validateVsphere);
    add(kinds, "photonPersistentDisk", DiskVolumeValidation::validatePhoton);
    add(kinds, "portworxVolume", DiskVolumeValidation::validatePortworx);
    add(kinds, "azureDisk", DiskVolumeValidation::validateAzureDisk);
    add(kinds, "storageos", DiskVolumeValidation::validateStorageOs);
    add(kinds, "projected", ProjectedVolumeValidation::validateProjected);
    add(kinds, "scaleIO", DiskVolumeValidation::validateScaleIo);
    add(kinds, "csi", DiskVolumeValidation::validateCsi);
    add(kinds, "ephemeral", ClaimTemplateValidation::validateEphemeral);
    add(kinds, "image", VolumeValidation::validateImage);
    return List.copyOf(kinds);
  }

  private static void add(List<Kind> kinds, String name, SourceCheck check) {
    kinds.add(new Kind(name, name, check));
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
    for (Kind kind : KINDS) {
      if (volume.get(kind.name()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Mirrors {@code validateVolumeSource}. */
  private static void validateVolumeSource(
      Field volume, FeatureGates gates, Complaints complaints) {
    String first = null;
    for (Kind kind : KINDS) {
      if (!isChosen(volume, kind, gates)) {
        continue;
      }
      Field source = volume.get(kind.name());
      if (first == null) {
        first = kind.name();
        kind.check().validate(source, complaints);
      } else {
        complaints.add(
            source,
            volume.place().path() + "." + kind.otherName(),
            Reason.FORBIDDEN,
            "a volume is of one kind, and this is "
                + first
                + " already; remove "
                + kind.name()
                + " or make it a volume of its own");
      }
      if (kind.name().equals("iscsi")) {
        IscsiValidation.validateInitiatorLength(volume, complaints);
      }
    }
    if (first == null && !gates.imageVolumes() && volume.get("image").isPresent()) {
      complaints.required(volume, "a volume needs a kind; image volumes came with 1.35");
    }
  }

  private static boolean isChosen(Field volume, Kind kind, FeatureGates gates) {
    // Most kinds are not, so nothing is made for those.
    boolean written =
        volume.node() instanceof YamlMapping mapping && mapping.entry(kind.name()) != null;
    return written
        && volume.get(kind.name()).isPresent()
        && (gates.imageVolumes() || !kind.name().equals("image"));
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
