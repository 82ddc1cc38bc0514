package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.yaml.FieldCursor;
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
  static void validateEnv(FieldCursor env, PodValidationContext pod, ErrorList complaints) {
    if (!env.isPresent()) {
      return;
    }
    for (FieldCursor variable : env.items()) {
      FieldCursor name = variable.get("name");
      if (FieldValidation.needs(name, "an environment variable needs a name", complaints)) {
        FieldValidation.form(name, "variable name", wrongName(name, pod), complaints);
      }
      FieldCursor valueFrom = variable.get("valueFrom");
      if (valueFrom.isPresent()) {
        validateValueFrom(variable, valueFrom, pod, complaints);
      }
    }
  }

  private static @Nullable String wrongName(FieldCursor name, PodValidationContext pod) {
    return pod.gates().isOn(FeatureGate.RELAXED_ENVIRONMENT_VARIABLE_VALIDATION)
        ? NameValidation.relaxedEnvVarName(name.stringOrEmpty())
        : NameValidation.envVarName(name.stringOrEmpty());
  }

  /** Mirrors {@code validateEnvVarValueFrom}. */
  private static void validateValueFrom(
      FieldCursor variable, FieldCursor valueFrom, PodValidationContext pod, ErrorList complaints) {
    int sources = 0;
    for (String name : SOURCES) {
      FieldCursor source = valueFrom.get(name);
      if (source.isPresent()) {
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

  private static String sources(PodValidationContext pod) {
    return String.join(
        ", ", pod.gates().isOn(FeatureGate.ENV_FILES) ? SOURCES : SOURCES.subList(0, 4));
  }

  private static void validateSource(FieldCursor source, ErrorList complaints) {
    switch (source.name()) {
      case "fieldRef" ->
          DownwardApiValidation.validateObjectFieldSelector(
              source, source.place(), FIELDS, complaints);
      case "resourceFieldRef" ->
          DownwardApiValidation.validateContainerResourceFieldSelector(
              source, source.place(), false, complaints);
      case "fileKeyRef" -> validateFileKeySelector(source, complaints);
      default -> validateKeySelector(source, complaints);
    }
  }

  /** Mirrors {@code validateConfigMapKeySelector} and {@code validateSecretKeySelector}. */
  private static void validateKeySelector(FieldCursor source, ErrorList complaints) {
    FieldCursor name = source.get("name");
    FieldValidation.form(
        name, "name", NameValidation.dns1123Subdomain(name.stringOrEmpty()), complaints);
    FieldCursor key = source.get("key");
    if (FieldValidation.needs(key, source.name() + " needs the key to read", complaints)) {
      FieldValidation.form(
          key, "key", NameValidation.configMapKey(key.stringOrEmpty()), complaints);
    }
  }

  /** Mirrors {@code validateFileKeySelector}. */
  private static void validateFileKeySelector(FieldCursor source, ErrorList complaints) {
    FieldCursor key = source.get("key");
    if (FieldValidation.needs(key, "fileKeyRef needs the key to read from the file", complaints)) {
      FieldValidation.form(
          key, "key", NameValidation.relaxedEnvVarName(key.stringOrEmpty()), complaints);
    }
    FieldCursor volume = source.get("volumeName");
    if (FieldValidation.needs(volume, "fileKeyRef needs the volume of the file", complaints)) {
      FieldValidation.form(
          volume, "volumeName", NameValidation.dns1123Label(volume.stringOrEmpty()), complaints);
    }
    FieldCursor path = source.get("path");
    if (FieldValidation.needs(path, "fileKeyRef needs the path of the file", complaints)) {
      PathValidation.noBacksteps(path, complaints);
    }
  }

  /** Mirrors {@code ValidateEnvFrom}, which names the list where an item has no source. */
  static void validateEnvFrom(FieldCursor envFrom, PodValidationContext pod, ErrorList complaints) {
    if (!envFrom.isPresent()) {
      return;
    }
    for (FieldCursor item : envFrom.items()) {
      FieldCursor prefix = item.get("prefix");
      if (!prefix.stringOrEmpty().isEmpty()) {
        FieldValidation.form(prefix, "prefix", wrongName(prefix, pod), complaints);
      }
      int sources =
          validateEnvSource(item.get("configMapRef"), complaints)
              + validateEnvSource(item.get("secretRef"), complaints);
      if (sources != 1) {
        complaints.add(
            item,
            envFrom.place().path(),
            CauseType.INVALID,
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
  private static int validateEnvSource(FieldCursor source, ErrorList complaints) {
    if (!source.isPresent()) {
      return 0;
    }
    FieldCursor name = source.get("name");
    if (FieldValidation.needs(name, source.name() + " needs a name", complaints)) {
      String wrong =
          NameValidation.dns1123Subdomain(NameValidation.maskTrailingDash(name.stringOrEmpty()));
      FieldValidation.form(name, "name", wrong, complaints);
    }
    return 1;
  }

  /** Mirrors {@code validateFileKeyRefVolumes}. */
  static void validateFileKeyRefVolumes(PodValidationContext pod, ErrorList complaints) {
    for (FieldCursor container : pod.allContainers()) {
      for (FieldCursor variable : container.get("env").items()) {
        FieldCursor source = variable.path("valueFrom", "fileKeyRef");
        if (source.isPresent()) {
          validateFileVolume(source.get("volumeName"), pod, complaints);
        }
      }
    }
  }

  private static void validateFileVolume(
      FieldCursor name, PodValidationContext pod, ErrorList complaints) {
    FieldCursor found = null;
    for (FieldCursor volume : pod.spec().get("volumes").items()) {
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
