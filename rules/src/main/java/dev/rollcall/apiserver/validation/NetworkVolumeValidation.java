package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.Locale;

/** Checks volumes on network storage, most of them of old kinds; one method for each kind. */
final class NetworkVolumeValidation {

  private static final int MAX_PARTITION = 255;
  private static final int MAX_LUN = 255;
  private static final int MAX_TENANT = 64;

  private NetworkVolumeValidation() {}

  /** Complains of each of the named fields that is absent or empty. */
  static void need(FieldCursor source, ErrorList complaints, String... names) {
    for (String name : names) {
      FieldValidation.needs(
          source.get(name),
          source.name() + " needs its " + name + ", which is missing or empty",
          complaints);
    }
  }

  /** Mirrors {@code validateGitRepoVolumeSource}. */
  static void validateGitRepo(FieldCursor gitRepo, ErrorList complaints) {
    need(gitRepo, complaints, "repository");
    FieldCursor directory = gitRepo.get("directory");
    if (PathValidation.wrongDescending(directory.stringOrEmpty()) != null) {
      PathValidation.localDescending(directory, directory.place().path(), complaints);
    }
  }

  /** Mirrors {@code validateGCEPersistentDiskVolumeSource}, which has another name for it. */
  static void validateGcePersistentDisk(FieldCursor disk, ErrorList complaints) {
    String path = disk.place().path().replace(".gcePersistentDisk", ".persistentDisk");
    FieldCursor name = disk.get("pdName");
    if (name.stringOrEmpty().isEmpty()) {
      complaints.add(
          name,
          path + ".pdName",
          CauseType.REQUIRED,
          "gcePersistentDisk needs its pdName, which is missing or empty");
    }
    FieldCursor partition = disk.get("partition");
    long number = FieldValidation.number(partition);
    if (number < 0 || number > MAX_PARTITION) {
      complaints.add(
          partition,
          path + ".partition",
          CauseType.INVALID,
          "partition " + number + " must be between 0 and " + MAX_PARTITION);
    }
  }

  /** Mirrors {@code validateAWSElasticBlockStoreVolumeSource}. */
  static void validateAwsElasticBlockStore(FieldCursor disk, ErrorList complaints) {
    need(disk, complaints, "volumeID");
    FieldValidation.range(disk.get("partition"), 0, MAX_PARTITION, complaints);
  }

  /** Mirrors {@code validateNFSVolumeSource}. */
  static void validateNfs(FieldCursor nfs, ErrorList complaints) {
    need(nfs, complaints, "server", "path");
    FieldCursor path = nfs.get("path");
    if (!path.stringOrEmpty().startsWith("/")) {
      complaints.invalid(
          path, "path \"" + path.stringOrEmpty() + "\" must be absolute: begin with '/'");
    }
  }

  /** Mirrors {@code validateGlusterfsVolumeSource}. */
  static void validateGlusterfs(FieldCursor glusterfs, ErrorList complaints) {
    need(glusterfs, complaints, "endpoints", "path");
  }

  /** Mirrors {@code validateFlockerVolumeSource}. */
  static void validateFlocker(FieldCursor flocker, ErrorList complaints) {
    FieldCursor name = flocker.get("datasetName");
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
  static void validateRbd(FieldCursor rbd, ErrorList complaints) {
    needMonitors(rbd, complaints);
    need(rbd, complaints, "image");
  }

  /** Mirrors {@code validateCephFSVolumeSource}. */
  static void validateCephFs(FieldCursor cephFs, ErrorList complaints) {
    needMonitors(cephFs, complaints);
  }

  private static void needMonitors(FieldCursor source, ErrorList complaints) {
    if (source.get("monitors").items().isEmpty()) {
      complaints.required(
          source.get("monitors"), source.name() + " needs monitors to ask, and has none");
    }
  }

  /** Mirrors {@code validateCinderVolumeSource}. */
  static void validateCinder(FieldCursor cinder, ErrorList complaints) {
    need(cinder, complaints, "volumeID");
    needSecretName(cinder.get("secretRef"), complaints);
  }

  /** Complains of a reference to a secret that has no name. */
  static void needSecretName(FieldCursor ref, ErrorList complaints) {
    if (ref.isPresent()) {
      FieldValidation.needs(
          ref.get("name"), ref.name() + " needs the name of a Secret", complaints);
    }
  }

  /** Mirrors {@code validateQuobyteVolumeSource}. */
  static void validateQuobyte(FieldCursor quobyte, ErrorList complaints) {
    FieldCursor registry = quobyte.get("registry");
    FieldCursor tenant = quobyte.get("tenant");
    if (FieldValidation.needs(
        registry,
        "a quobyte volume needs a registry: host:port, several with commas",
        complaints)) {
      if (NameValidation.utf8Length(tenant.stringOrEmpty()) > MAX_TENANT) {
        complaints.required(
            tenant, "tenant \"" + tenant.string() + "\" must be a UUID of at most 64 characters");
      } else {
        validateRegistry(registry, complaints);
      }
    }
    need(quobyte, complaints, "volume");
  }

  private static void validateRegistry(FieldCursor registry, ErrorList complaints) {
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
  static void validateFibreChannel(FieldCursor fc, ErrorList complaints) {
    FieldCursor targets = fc.get("targetWWNs");
    boolean hasTargets = !targets.items().isEmpty();
    boolean hasIds = !fc.get("wwids").items().isEmpty();
    if (!hasTargets && !hasIds) {
      complaints.required(targets, "an fc volume needs targetWWNs or wwids");
    }
    if (hasTargets && hasIds) {
      complaints.invalid(targets, "an fc volume has targetWWNs or wwids; remove one of them");
    }
    FieldCursor lun = fc.get("lun");
    if (!hasTargets) {
      return;
    }
    if (lun.isPresent()) {
      FieldValidation.range(lun, 0, MAX_LUN, complaints);
    } else {
      complaints.required(lun, "an fc volume with targetWWNs needs a lun");
    }
  }

  /** Mirrors {@code validateFlexVolumeSource}. */
  static void validateFlexVolume(FieldCursor flex, ErrorList complaints) {
    need(flex, complaints, "driver");
    for (FieldCursor option : flex.get("options").entries()) {
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
