package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.Set;

/** Checks projected volumes; mirrors {@code validateProjectedVolumeSource}. */
final class ProjectedVolumeValidation {

  private static final long MIN_SECONDS = 600;
  private static final long MAX_SECONDS = 1L << 32;

  private ProjectedVolumeValidation() {}

  /** Mirrors {@code validateProjectedVolumeSource} and {@code validateProjectionSources}. */
  static void validateProjected(FieldCursor projected, FeatureGates gates, ErrorList complaints) {
    FieldValidation.mode(projected.get("defaultMode"), complaints);
    Set<String> paths = new HashSet<>();
    for (FieldCursor source : projected.get("sources").items()) {
      int kinds = 0;
      for (String name : new String[] {"secret", "configMap"}) {
        FieldCursor named = source.get(name);
        if (named.isPresent()) {
          kinds++;
          validateNamed(named, projected, paths, complaints);
        }
      }
      FieldCursor downward = source.get("downwardAPI");
      if (downward.isPresent()) {
        kinds++;
        validateDownward(downward, projected, paths, complaints);
      }
      FieldCursor token = source.get("serviceAccountToken");
      if (token.isPresent()) {
        kinds++;
        validateToken(token, projected, gates, complaints);
      }
      kinds += CertificateProjectionValidation.validate(source, projected, paths, complaints);
      if (kinds > 1) {
        complaints.forbidden(
            source, "a source of a projected volume is of one kind; make one of each");
      }
    }
  }

  private static void validateNamed(
      FieldCursor named, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    FieldValidation.needs(named.get("name"), named.name() + " needs a name", complaints);
    for (FieldCursor item : named.get("items").items()) {
      VolumeValidation.validateKeyToPath(item, complaints);
      takePath(item, projected, paths, complaints);
    }
  }

  private static void validateDownward(
      FieldCursor downward, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    for (FieldCursor file : downward.get("items").items()) {
      DownwardApiValidation.validateVolumeFile(file, downward.place(), complaints);
      takePath(file, projected, paths, complaints);
    }
  }

  private static void takePath(
      FieldCursor item, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    if (!item.get("path").stringOrEmpty().isEmpty()) {
      take(item.get("path"), projected, paths, complaints);
    }
  }

  /** Complains of a path that another file of the volume has. */
  static void take(
      FieldCursor path, FieldCursor projected, Set<String> paths, ErrorList complaints) {
    if (!paths.add(path.stringOrEmpty())) {
      complaints.add(
          path,
          projected.place().path(),
          CauseType.INVALID,
          "two files of the projected volume have the path \""
              + path.stringOrEmpty()
              + "\"; rename one");
    }
  }

  private static void validateToken(
      FieldCursor token, FieldCursor projected, FeatureGates gates, ErrorList complaints) {
    FieldCursor expiration = token.get("expirationSeconds");
    Long seconds = expiration.integer();
    if (seconds != null && (seconds < MIN_SECONDS || seconds > MAX_SECONDS)) {
      complaints.invalid(
          expiration,
          "expirationSeconds "
              + seconds
              + " must be between "
              + MIN_SECONDS
              + " (10 minutes) and "
              + MAX_SECONDS);
    }
    FieldCursor path = token.get("path");
    String named = projected.place().path() + ".path";
    if (path.stringOrEmpty().isEmpty()) {
      complaints.add(
          path,
          named,
          CauseType.REQUIRED,
          "serviceAccountToken needs the path of the file to write");
      return;
    }
    String wrong = PathValidation.wrongNonReserved(path.stringOrEmpty());
    // 1.29 looked for no more than a path.
    if (wrong != null && gates.since(30)) {
      complaints.add(path, named, CauseType.INVALID, wrong);
    }
  }
}
