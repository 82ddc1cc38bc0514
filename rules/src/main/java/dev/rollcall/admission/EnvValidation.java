package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the environment of containers; mirrors {@code ValidateEnv} and {@code ValidateEnvFrom}.
 */
final class EnvValidation {

  private static final List<String> SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");
  private static final List<String> FIELDS =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  private EnvValidation() {}

  /** Mirrors {@code ValidateEnv}. */
  static void validateEnv(Field env, PodFacts pod, Complaints complaints) {
    if (!env.isPresent()) {
      return;
    }
    for (Field variable : env.items()) {
      Field name = variable.get("name");
      if (FieldChecks.needs(name, "an environment variable needs a name", complaints)) {
        FieldChecks.form(name, "variable name", wrongName(name, pod), complaints);
      }
      Field valueFrom = variable.get("valueFrom");
      if (valueFrom.isPresent()) {
        validateValueFrom(variable, valueFrom, pod, complaints);
      }
    }
  }

  private static @Nullable String wrongName(Field name, PodFacts pod) {
    return pod.gates().relaxedEnvNames()
        ? Names.relaxedEnvVarName(name.stringOrEmpty())
        : Names.envVarName(name.stringOrEmpty());
  }

  /** Mirrors {@code validateEnvVarValueFrom}. */
  private static void validateValueFrom(
      Field variable, Field valueFrom, PodFacts pod, Complaints complaints) {
    int sources = 0;
    for (String name : SOURCES) {
      Field source = valueFrom.get(name);
      boolean dropped = name.equals("fileKeyRef") && !pod.gates().envFiles();
      if (source.isPresent() && !dropped) {
        sources++;
        validateSource(source, complaints);
      }
    }
    if (sources == 0) {
      complaints.invalid(valueFrom, "valueFrom names no source; give it one of " + sources(pod));
    } else if (!variable.get("value").stringOrEmpty().isEmpty()) {
      complaints.invalid(
          valueFrom,
          "a variable has either a value or a valueFrom, and this has the value \""
              + variable.get("value").string()
              + "\" too; remove one of them");
    } else if (sources > 1) {
      complaints.invalid(
          valueFrom, "valueFrom names " + sources + " sources; keep one and remove the others");
    }
  }

  private static String sources(PodFacts pod) {
    return String.join(", ", pod.gates().envFiles() ? SOURCES : SOURCES.subList(0, 4));
  }

  private static void validateSource(Field source, Complaints complaints) {
    switch (source.name()) {
      case "fieldRef" ->
          DownwardValidation.validateObjectFieldSelector(
              source, source.place(), FIELDS, complaints);
      case "resourceFieldRef" ->
          DownwardValidation.validateContainerResourceFieldSelector(
              source, source.place(), false, complaints);
      case "fileKeyRef" -> validateFileKeySelector(source, complaints);
      default -> validateKeySelector(source, complaints);
    }
  }

  /** Mirrors {@code validateConfigMapKeySelector} and {@code validateSecretKeySelector}. */
  private static void validateKeySelector(Field source, Complaints complaints) {
    Field name = source.get("name");
    FieldChecks.form(name, "name", Names.dns1123Subdomain(name.stringOrEmpty()), complaints);
    Field key = source.get("key");
    if (FieldChecks.needs(key, source.name() + " needs the key to read", complaints)) {
      FieldChecks.form(key, "key", Names.configMapKey(key.stringOrEmpty()), complaints);
    }
  }

  /** Mirrors {@code validateFileKeySelector}. */
  private static void validateFileKeySelector(Field source, Complaints complaints) {
    Field key = source.get("key");
    if (FieldChecks.needs(key, "fileKeyRef needs the key to read from the file", complaints)) {
      FieldChecks.form(key, "key", Names.relaxedEnvVarName(key.stringOrEmpty()), complaints);
    }
    Field volume = source.get("volumeName");
    if (FieldChecks.needs(volume, "fileKeyRef needs the volume of the file", complaints)) {
      FieldChecks.form(
          volume, "volumeName", Names.dns1123Label(volume.stringOrEmpty()), complaints);
    }
    Field path = source.get("path");
    if (FieldChecks.needs(path, "fileKeyRef needs the path of the file", complaints)) {
      PathChecks.noBacksteps(path, complaints);
    }
  }

  /** Mirrors {@code ValidateEnvFrom}, which names the list where an item has no source. */
  static void validateEnvFrom(Field envFrom, PodFacts pod, Complaints complaints) {
    if (!envFrom.isPresent()) {
      return;
    }
    for (Field item : envFrom.items()) {
      Field prefix = item.get("prefix");
      if (!prefix.stringOrEmpty().isEmpty()) {
        FieldChecks.form(prefix, "prefix", wrongName(prefix, pod), complaints);
      }
      int sources =
          validateEnvSource(item.get("configMapRef"), complaints)
              + validateEnvSource(item.get("secretRef"), complaints);
      if (sources != 1) {
        complaints.add(
            item,
            envFrom.place().path(),
            Reason.INVALID,
            sources == 0
                ? "an item of envFrom names no source; give it a configMapRef or a secretRef"
                : "an item of envFrom has one source; make two items of configMapRef and"
                    + " secretRef");
      }
    }
  }

  /**
   * Mirrors {@code validateConfigMapEnvSource} and {@code validateSecretEnvSource}, which read the
   * name as the start of one; returns how many sources it is.
   */
  private static int validateEnvSource(Field source, Complaints complaints) {
    if (!source.isPresent()) {
      return 0;
    }
    Field name = source.get("name");
    if (FieldChecks.needs(name, source.name() + " needs a name", complaints)) {
      String wrong = Names.dns1123Subdomain(Names.maskTrailingDash(name.stringOrEmpty()));
      FieldChecks.form(name, "name", wrong, complaints);
    }
    return 1;
  }

  /** Mirrors {@code validateFileKeyRefVolumes}. */
  static void validateFileKeyRefVolumes(PodFacts pod, Complaints complaints) {
    if (!pod.gates().envFiles()) {
      return;
    }
    for (Field container : pod.allContainers()) {
      for (Field variable : container.get("env").items()) {
        Field source = variable.at("valueFrom", "fileKeyRef");
        if (source.isPresent()) {
          validateFileVolume(source.get("volumeName"), pod, complaints);
        }
      }
    }
  }

  private static void validateFileVolume(Field name, PodFacts pod, Complaints complaints) {
    Field found = null;
    for (Field volume : pod.spec().get("volumes").items()) {
      if (volume.get("name").stringOrEmpty().equals(name.stringOrEmpty())) {
        found = volume;
      }
    }
    if (found == null) {
      complaints.notFound(name, "the pod has no volume \"" + name.stringOrEmpty() + "\"");
    } else if (!found.get("emptyDir").isPresent() && VolumeValidation.hasSource(found)) {
      complaints.invalid(
          name, "volume \"" + name.stringOrEmpty() + "\" must be an emptyDir to be read from");
    }
  }
}
