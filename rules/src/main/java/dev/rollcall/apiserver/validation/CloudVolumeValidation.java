package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Locale;

/** Checks volumes on disks of clouds and vendors, and of CSI drivers; one method for each kind. */
final class CloudVolumeValidation {

  private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
  private static final List<String> DISK_KINDS = List.of("Dedicated", "Managed", "Shared");
  private static final int MAX_DRIVER_NAME = 63;

  private CloudVolumeValidation() {}

  /** Mirrors {@code validateAzureFile}. */
  static void validateAzureFile(FieldCursor file, ErrorList complaints) {
    NetworkVolumeValidation.need(file, complaints, "secretName", "shareName");
  }

  /** Mirrors {@code validateAzureDisk}; a disk of no kind is Shared. */
  static void validateAzureDisk(FieldCursor disk, ErrorList complaints) {
    NetworkVolumeValidation.need(disk, complaints, "diskName", "diskURI");
    FieldCursor cachingMode = disk.get("cachingMode");
    if (cachingMode.isPresent()) {
      FieldValidation.oneOf(cachingMode, CACHING_MODES, complaints);
    }
    FieldCursor kind = disk.get("kind");
    if (kind.isPresent()) {
      FieldValidation.oneOf(kind, DISK_KINDS, complaints);
    }
    boolean managed = kind.stringOrEmpty().equals("Managed");
    FieldCursor uri = disk.get("diskURI");
    String start = managed ? "/subscriptions/" : "https://";
    if (!uri.stringOrEmpty().startsWith(start)) {
      complaints.notSupported(
          uri,
          "diskURI \""
              + uri.stringOrEmpty()
              + "\" of a "
              + (managed ? "Managed" : "Shared or Dedicated")
              + " disk must begin with "
              + start);
    }
  }

  /** Mirrors {@code validateVsphereVolumeSource}. */
  static void validateVsphere(FieldCursor volume, ErrorList complaints) {
    NetworkVolumeValidation.need(volume, complaints, "volumePath");
  }

  /** Mirrors {@code validatePhotonPersistentDiskVolumeSource}. */
  static void validatePhoton(FieldCursor disk, ErrorList complaints) {
    NetworkVolumeValidation.need(disk, complaints, "pdID");
  }

  /** Mirrors {@code validatePortworxVolumeSource}. */
  static void validatePortworx(FieldCursor volume, ErrorList complaints) {
    NetworkVolumeValidation.need(volume, complaints, "volumeID");
  }

  /** Mirrors {@code validateScaleIOVolumeSource}. */
  static void validateScaleIo(FieldCursor volume, ErrorList complaints) {
    NetworkVolumeValidation.need(volume, complaints, "gateway", "system", "volumeName");
  }

  /** Mirrors {@code validateStorageOSVolumeSource}. */
  static void validateStorageOs(FieldCursor volume, ErrorList complaints) {
    FieldCursor name = volume.get("volumeName");
    if (FieldValidation.needs(name, "a storageos volume needs a volumeName", complaints)) {
      FieldValidation.form(
          name, "volumeName", NameValidation.dns1123Label(name.stringOrEmpty()), complaints);
    }
    FieldCursor namespace = volume.get("volumeNamespace");
    if (!namespace.stringOrEmpty().isEmpty()) {
      String wrong = NameValidation.dns1123Label(namespace.stringOrEmpty());
      FieldValidation.form(namespace, "volumeNamespace", wrong, complaints);
    }
    NetworkVolumeValidation.needSecretName(volume.get("secretRef"), complaints);
  }

  /** Mirrors {@code validateCSIVolumeSource}. */
  static void validateCsi(FieldCursor csi, FeatureGates gates, ErrorList complaints) {
    validateDriverName(csi.get("driver"), gates, complaints);
    FieldCursor ref = csi.get("nodePublishSecretRef");
    NetworkVolumeValidation.needSecretName(ref, complaints);
    String name = ref.get("name").stringOrEmpty();
    String wrong = name.isEmpty() ? null : NameValidation.dns1123Subdomain(name);
    if (wrong != null) {
      complaints.add(
          ref.get("name"),
          csi.place().path() + ".name",
          CauseType.INVALID,
          "name \"" + name + "\" of the Secret " + wrong);
    }
  }

  /** Mirrors {@code ValidateCSIDriverName}, which went on with a missing name before 1.35. */
  private static void validateDriverName(
      FieldCursor driver, FeatureGates gates, ErrorList complaints) {
    boolean named =
        FieldValidation.needs(driver, "a csi volume needs the name of its driver", complaints);
    if (!named && gates.since(35)) {
      return;
    }
    String name = driver.stringOrEmpty();
    if (NameValidation.utf8Length(name) > MAX_DRIVER_NAME) {
      complaints.tooLong(
          driver, "driver \"" + name + "\" must have at most " + MAX_DRIVER_NAME + " characters");
    }
    String wrong = NameValidation.dns1123Subdomain(name.toLowerCase(Locale.ROOT));
    FieldValidation.form(driver, "driver", wrong, complaints);
  }
}
