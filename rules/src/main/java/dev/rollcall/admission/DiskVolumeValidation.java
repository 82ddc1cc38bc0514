package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;
import java.util.Locale;

/** Checks volumes on disks of clouds and vendors, and of CSI drivers; one method for each kind. */
final class DiskVolumeValidation {

  private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
  private static final List<String> DISK_KINDS = List.of("Dedicated", "Managed", "Shared");
  private static final int MOST_DRIVER_NAME = 63;

  private DiskVolumeValidation() {}

  /** Mirrors {@code validateAzureFile}. */
  static void validateAzureFile(Field file, Complaints complaints) {
    StorageVolumeValidation.need(file, complaints, "secretName", "shareName");
  }

  /** Mirrors {@code validateAzureDisk}; a disk of no kind is Shared. */
  static void validateAzureDisk(Field disk, Complaints complaints) {
    StorageVolumeValidation.need(disk, complaints, "diskName", "diskURI");
    Field cachingMode = disk.get("cachingMode");
    if (cachingMode.isPresent()) {
      FieldChecks.oneOf(cachingMode, CACHING_MODES, complaints);
    }
    Field kind = disk.get("kind");
    if (kind.isPresent()) {
      FieldChecks.oneOf(kind, DISK_KINDS, complaints);
    }
    boolean managed = kind.stringOrEmpty().equals("Managed");
    Field uri = disk.get("diskURI");
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
  static void validateVsphere(Field volume, Complaints complaints) {
    StorageVolumeValidation.need(volume, complaints, "volumePath");
  }

  /** Mirrors {@code validatePhotonPersistentDiskVolumeSource}. */
  static void validatePhoton(Field disk, Complaints complaints) {
    StorageVolumeValidation.need(disk, complaints, "pdID");
  }

  /** Mirrors {@code validatePortworxVolumeSource}. */
  static void validatePortworx(Field volume, Complaints complaints) {
    StorageVolumeValidation.need(volume, complaints, "volumeID");
  }

  /** Mirrors {@code validateScaleIOVolumeSource}. */
  static void validateScaleIo(Field volume, Complaints complaints) {
    StorageVolumeValidation.need(volume, complaints, "gateway", "system", "volumeName");
  }

  /** Mirrors {@code validateStorageOSVolumeSource}. */
  static void validateStorageOs(Field volume, Complaints complaints) {
    Field name = volume.get("volumeName");
    if (FieldChecks.needs(name, "a storageos volume needs a volumeName", complaints)) {
      FieldChecks.form(name, "volumeName", Names.dns1123Label(name.stringOrEmpty()), complaints);
    }
    Field namespace = volume.get("volumeNamespace");
    if (!namespace.stringOrEmpty().isEmpty()) {
      String wrong = Names.dns1123Label(namespace.stringOrEmpty());
      FieldChecks.form(namespace, "volumeNamespace", wrong, complaints);
    }
    StorageVolumeValidation.needSecretName(volume.get("secretRef"), complaints);
  }

  /** Mirrors {@code validateCSIVolumeSource}. */
  static void validateCsi(Field csi, Complaints complaints) {
    validateDriverName(csi.get("driver"), complaints);
    Field ref = csi.get("nodePublishSecretRef");
    StorageVolumeValidation.needSecretName(ref, complaints);
    String name = ref.get("name").stringOrEmpty();
    String wrong = name.isEmpty() ? null : Names.dns1123Subdomain(name);
    if (wrong != null) {
      complaints.add(
          ref.get("name"),
          csi.place().path() + ".name",
          Reason.INVALID,
          "name \"" + name + "\" of the Secret " + wrong);
    }
  }

  /** Mirrors {@code ValidateCSIDriverName}. */
  private static void validateDriverName(Field driver, Complaints complaints) {
    if (!FieldChecks.needs(driver, "a csi volume needs the name of its driver", complaints)) {
      return;
    }
    String name = driver.stringOrEmpty();
    if (Names.utf8Length(name) > MOST_DRIVER_NAME) {
      complaints.tooLong(
          driver, "driver \"" + name + "\" must have at most " + MOST_DRIVER_NAME + " characters");
    }
    String wrong = Names.dns1123Subdomain(name.toLowerCase(Locale.ROOT));
    FieldChecks.form(driver, "driver", wrong, complaints);
  }
}
