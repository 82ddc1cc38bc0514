package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.Locale;

/** Checks volumes on network storage, most of them of old kinds; one method for each kind. */
final class StorageVolumeValidation {

  private static final int MOST_PARTITION = 255;
  private static final int MOST_LUN = 255;
  private static final int MOST_TENANT = 64;

  private StorageVolumeValidation() {}

  /** Complains of each of the named fields that is absent or empty. */
  static void need(Field source, Complaints complaints, String... names) {
    for (String name : names) {
      FieldChecks.needs(
          source.get(name),
          source.name() + " needs its " + name + ", which is missing or empty",
          complaints);
    }
  }

  /** Mirrors {@code validateGitRepoVolumeSource}. */
  static void validateGitRepo(Field gitRepo, Complaints complaints) {
    need(gitRepo, complaints, "repository");
    Field directory = gitRepo.get("directory");
    if (PathChecks.wrongDescending(directory.stringOrEmpty()) != null) {
      PathChecks.localDescending(directory, directory.place().path(), complaints);
    }
  }

  /** Mirrors {@code validateGCEPersistentDiskVolumeSource}, which has another name for it. */
  static void validateGcePersistentDisk(Field disk, Complaints complaints) {
    String path = disk.place().path().replace(".gcePersistentDisk", ".persistentDisk");
    Field name = disk.get("pdName");
    if (name.stringOrEmpty().isEmpty()) {
      complaints.add(
          name,
          path + ".pdName",
          Reason.REQUIRED,
          "gcePersistentDisk needs its pdName, which is missing or empty");
    }
    Field partition = disk.get("partition");
    long number = FieldChecks.number(partition);
    if (number < 0 || number > MOST_PARTITION) {
      complaints.add(
          partition,
          path + ".partition",
          Reason.INVALID,
          "partition " + number + " must be between 0 and " + MOST_PARTITION);
    }
  }

  /** Mirrors {@code validateAWSElasticBlockStoreVolumeSource}. */
  static void validateAwsElasticBlockStore(Field disk, Complaints complaints) {
    need(disk, complaints, "volumeID");
    FieldChecks.range(disk.get("partition"), 0, MOST_PARTITION, complaints);
  }

  /** Mirrors {@code validateNFSVolumeSource}. */
  static void validateNfs(Field nfs, Complaints complaints) {
    need(nfs, complaints, "server", "path");
    Field path = nfs.get("path");
    if (!path.stringOrEmpty().startsWith("/")) {
      complaints.invalid(
          path, "path \"" + path.stringOrEmpty() + "\" must be absolute: begin with '/'");
    }
  }

  /** Mirrors {@code validateGlusterfsVolumeSource}. */
  static void validateGlusterfs(Field glusterfs, Complaints complaints) {
    need(glusterfs, complaints, "endpoints", "path");
  }

  /** Mirrors {@code validateFlockerVolumeSource}. */
  static void validateFlocker(Field flocker, Complaints complaints) {
    Field name = flocker.get("datasetName");
    boolean hasName = !name.stringOrEmpty().isEmpty();
    boolean hasUuid = !flocker.get("datasetUUID").stringOrEmpty().isEmpty();
    if (!hasName && !hasUuid) {
      complaints.required(flocker, "a flocker volume needs a datasetName or a datasetUUID");
    }
    if (hasName && hasUuid) {
      complaints.invalid(
          flocker, "a flocker volume has a datasetName or a datasetUUID; remove one of them");
    }
    if (name.stringOrEmpty().indexOf('/') >= 0) {
      complaints.invalid(name, "datasetName \"" + name.string() + "\" may hold no '/'");
    }
  }

  /** Mirrors {@code validateRBDVolumeSource}. */
  static void validateRbd(Field rbd, Complaints complaints) {
    needMonitors(rbd, complaints);
    need(rbd, complaints, "image");
  }

  /** Mirrors {@code validateCephFSVolumeSource}. */
  static void validateCephFs(Field cephFs, Complaints complaints) {
    needMonitors(cephFs, complaints);
  }

  private static void needMonitors(Field source, Complaints complaints) {
    if (source.get("monitors").items().isEmpty()) {
      complaints.required(
          source.get("monitors"), source.name() + " needs monitors to ask, and has none");
    }
  }

  /** Mirrors {@code validateCinderVolumeSource}. */
  static void validateCinder(Field cinder, Complaints complaints) {
    need(cinder, complaints, "volumeID");
    needSecretName(cinder.get("secretRef"), complaints);
  }

  /** Complains of a reference to a secret that has no name. */
  static void needSecretName(Field ref, Complaints complaints) {
    if (ref.isPresent()) {
      FieldChecks.needs(ref.get("name"), ref.name() + " needs the name of a Secret", complaints);
    }
  }

  /** Mirrors {@code validateQuobyteVolumeSource}. */
  static void validateQuobyte(Field quobyte, Complaints complaints) {
    Field registry = quobyte.get("registry");
    Field tenant = quobyte.get("tenant");
    if (FieldChecks.needs(
        registry,
        "a quobyte volume needs a registry: host:port, several with commas",
        complaints)) {
      if (Names.utf8Length(tenant.stringOrEmpty()) > MOST_TENANT) {
        complaints.required(
            tenant, "tenant \"" + tenant.string() + "\" must be a UUID of at most 64 characters");
      } else {
        validateRegistry(registry, complaints);
      }
    }
    need(quobyte, complaints, "volume");
  }

  private static void validateRegistry(Field registry, Complaints complaints) {
    String value = registry.stringOrEmpty();
    int start = 0;
    while (start <= value.length()) {
      int comma = value.indexOf(',', start);
      int end = comma < 0 ? value.length() : comma;
      if (!isHostPort(value.substring(start, end))) {
        complaints.invalid(
            registry, "registry \"" + value + "\" must be host:port, several with commas");
        return;
      }
      start = end + 1;
    }
  }

  /** Mirrors Go's {@code net.SplitHostPort}. */
  private static boolean isHostPort(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[")) {
      return host.endsWith("]")
          && host.indexOf(']') == host.length() - 1
          && host.indexOf('[', 1) < 0
          && text.indexOf('[', colon) < 0
          && text.indexOf(']', colon) < 0;
    }
    return host.indexOf(':') < 0 && text.indexOf('[') < 0 && text.indexOf(']') < 0;
  }

  /** Mirrors {@code validateFCVolumeSource}. */
  static void validateFibreChannel(Field fc, Complaints complaints) {
    Field targets = fc.get("targetWWNs");
    boolean hasTargets = !targets.items().isEmpty();
    boolean hasIds = !fc.get("wwids").items().isEmpty();
    if (!hasTargets && !hasIds) {
      complaints.required(targets, "an fc volume needs targetWWNs or wwids");
    }
    if (hasTargets && hasIds) {
      complaints.invalid(targets, "an fc volume has targetWWNs or wwids; remove one of them");
    }
    Field lun = fc.get("lun");
    if (!hasTargets) {
      return;
    }
    if (lun.isPresent()) {
      FieldChecks.range(lun, 0, MOST_LUN, complaints);
    } else {
      complaints.required(lun, "an fc volume with targetWWNs needs a lun");
    }
  }

  /** Mirrors {@code validateFlexVolumeSource}. */
  static void validateFlexVolume(Field flex, Complaints complaints) {
    need(flex, complaints, "driver");
    for (Field option : flex.get("options").entries()) {
      int slash = option.name().indexOf('/');
      String domain = slash < 0 ? option.name() : option.name().substring(0, slash);
      String dotted = "." + domain.toLowerCase(Locale.ROOT);
      if (dotted.endsWith(".kubernetes.io") || dotted.endsWith(".k8s.io")) {
        complaints.invalid(
            option, "option \"" + option.name() + "\" is reserved for Kubernetes; rename it");
      }
    }
  }
}
