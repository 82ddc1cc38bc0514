package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.HashSet;
import java.util.Set;

/** Checks projected volumes; mirrors {@code validateProjectedVolumeSource}. */
final class ProjectedVolumeValidation {

  private static final long LEAST_SECONDS = 600;
  private static final long MOST_SECONDS = 1L << 32;

  private ProjectedVolumeValidation() {}

  /**
   * Mirrors {@code validateProjectedVolumeSource} and {@code validateProjectionSources}. The
   * sources clusterTrustBundle and podCertificate are dropped before the server looks at them,
   * unless switched on by hand.
   */
  static void validateProjected(Field projected, Complaints complaints) {
    FieldChecks.mode(projected.get("defaultMode"), complaints);
    Set<String> paths = new HashSet<>();
    for (Field source : projected.get("sources").items()) {
      int kinds = 0;
      for (String name : new String[] {"secret", "configMap"}) {
        Field named = source.get(name);
        if (named.isPresent()) {
          kinds++;
          validateNamed(named, projected, paths, complaints);
        }
      }
      Field downward = source.get("downwardAPI");
      if (downward.isPresent()) {
        kinds++;
        validateDownward(downward, projected, paths, complaints);
      }
      Field token = source.get("serviceAccountToken");
      if (token.isPresent()) {
        kinds++;
        validateToken(token, projected, complaints);
      }
      if (kinds > 1) {
        complaints.forbidden(
            source, "a source of a projected volume is of one kind; make one of each");
      }
    }
  }

  private static void validateNamed(
      Field named, Field projected, Set<String> paths, Complaints complaints) {
    FieldChecks.needs(named.get("name"), named.name() + " needs a name", complaints);
    for (Field item : named.get("items").items()) {
      VolumeValidation.validateKeyToPath(item, complaints);
      takePath(item, projected, paths, complaints);
    }
  }

  private static void validateDownward(
      Field downward, Field projected, Set<String> paths, Complaints complaints) {
    for (Field file : downward.get("items").items()) {
      DownwardValidation.validateVolumeFile(file, downward.place(), complaints);
      takePath(file, projected, paths, complaints);
    }
  }

  private static void takePath(
      Field item, Field projected, Set<String> paths, Complaints complaints) {
    String path = item.get("path").stringOrEmpty();
    if (!path.isEmpty() && !paths.add(path)) {
      complaints.add(
          item.get("path"),
          projected.place().path(),
          Reason.INVALID,
          "two files of the projected volume have the path \"" + path + "\"; rename one");
    }
  }

  private static void validateToken(Field token, Field projected, Complaints complaints) {
    Field expiration = token.get("expirationSeconds");
    Long seconds = expiration.integer();
    if (seconds != null && (seconds < LEAST_SECONDS || seconds > MOST_SECONDS)) {
      complaints.invalid(
          expiration,
          "expirationSeconds "
              + seconds
              + " must be between "
              + LEAST_SECONDS
              + " (10 minutes) and "
              + MOST_SECONDS);
    }
    Field path = token.get("path");
    String named = projected.place().path() + ".path";
    if (path.stringOrEmpty().isEmpty()) {
      complaints.add(
          path, named, Reason.REQUIRED, "serviceAccountToken needs the path of the file to write");
      return;
    }
    String wrong = PathChecks.wrongNonReserved(path.stringOrEmpty());
    if (wrong != null) {
      complaints.add(path, named, Reason.INVALID, wrong);
    }
  }
}
