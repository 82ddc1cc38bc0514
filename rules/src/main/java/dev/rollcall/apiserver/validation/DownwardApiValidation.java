package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.decoding.QuantityFormatter;
import dev.rollcall.apiserver.decoding.QuantityLiteral;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.PathValidation;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks what of itself a container is told: fieldRef and resourceFieldRef, in its environment and
 * in volumes. Volumes name the errors of all files alike, so the place that the server names is a
 * parameter.
 */
final class DownwardApiValidation {

  private static final List<String> RESOURCES =
      List.of(
          "limits.cpu",
          "limits.ephemeral-storage",
          "limits.memory",
          "requests.cpu",
          "requests.ephemeral-storage",
          "requests.memory");
  private static final Set<String> LABELS =
      Set.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.serviceAccountName",
          "spec.schedulerName",
          "status.phase",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs",
          "spec.host");

  private static final List<String> CPU_DIVISORS = List.of("1m", "1");
  private static final List<String> BYTE_DIVISORS =
      List.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");
  private static final List<String> VOLUME_FIELDS =
      List.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid");

  private DownwardApiValidation() {}

  /** Mirrors {@code validateDownwardAPIVolumeFile}. */
  static void validateVolumeFile(FieldCursor file, FieldLocation named, ErrorList complaints) {
    FieldCursor path = file.get("path");
    if (path.stringOrEmpty().isEmpty()) {
      complaints.add(
          path,
          named.path() + ".path",
          CauseType.REQUIRED,
          "an item of downwardAPI needs the path of the file to write");
    }
    String wrong = PathValidation.wrongNonReserved(path.stringOrEmpty());
    if (wrong != null) {
      complaints.add(path, named.path() + ".path", CauseType.INVALID, wrong);
    }
    validateVolumeFileSource(file, named, complaints);
    long mode = FieldValidation.number(file.get("mode"));
    if (mode < 0 || mode > FieldValidation.MAX_MODE) {
      complaints.add(
          file.get("mode"),
          named.path() + ".mode",
          CauseType.INVALID,
          FieldValidation.noMode("mode", mode));
    }
  }

  private static void validateVolumeFileSource(
      FieldCursor file, FieldLocation named, ErrorList complaints) {
    FieldCursor fieldRef = file.get("fieldRef");
    FieldCursor resourceRef = file.get("resourceFieldRef");
    if (fieldRef.isPresent()) {
      FieldLocation place = named.field("fieldRef", null, null);
      validateObjectFieldSelector(fieldRef, place, VOLUME_FIELDS, complaints);
      if (resourceRef.isPresent()) {
        complaints.add(
            resourceRef,
            named.path(),
            CauseType.INVALID,
            "an item has either a fieldRef or a resourceFieldRef; make two of it");
      }
    } else if (resourceRef.isPresent()) {
      FieldLocation place = named.field("resourceFieldRef", null, null);
      validateContainerResourceFieldSelector(resourceRef, place, true, complaints);
    } else {
      complaints.add(
          file,
          named.path(),
          CauseType.REQUIRED,
          "an item of downwardAPI needs a fieldRef or a resourceFieldRef to write");
    }
  }

  /** Mirrors {@code validateObjectFieldSelector}. */
  static void validateObjectFieldSelector(
      FieldCursor ref, FieldLocation named, List<String> allowed, ErrorList complaints) {
    FieldCursor apiVersion = ref.get("apiVersion");
    FieldCursor fieldPath = ref.get("fieldPath");
    String path = fieldPath.stringOrEmpty();
    if (path.isEmpty()) {
      complaints.add(
          fieldPath,
          named.path() + ".fieldPath",
          CauseType.REQUIRED,
          "fieldRef needs the fieldPath to read, such as spec.nodeName");
      return;
    }
    ErrorMessage wrong = conversionError(apiVersion.stringOrEmpty(), path, allowed);
    if (wrong != null) {
      complaints.add(fieldPath, named.path() + ".fieldPath", CauseType.INVALID, wrong);
      return;
    }
    int bracket = subscript(path);
    if (bracket >= 0) {
      validateSubscript(ref, named, path, complaints);
      return;
    }
    String field = path.equals("spec.host") ? "spec.nodeName" : path;
    if (!allowed.contains(field)) {
      complaints.add(
          fieldPath,
          named.path() + ".fieldPath",
          CauseType.NOT_SUPPORTED,
          FieldValidation.notOneOf("fieldPath", field, allowed));
    }
  }

  /** Mirrors {@code ConvertDownwardAPIFieldLabel}. */
  private static @Nullable ErrorMessage conversionError(
      String apiVersion, String path, List<String> allowed) {
    if (!apiVersion.isEmpty() && !apiVersion.equals("v1")) {
      return ErrorMessage.of(
          "fieldPath \""
              + path
              + "\" cannot be read in apiVersion \""
              + apiVersion
              + "\"; write v1, or leave it out");
    }
    int bracket = subscript(path);
    String field = bracket < 0 ? path : path.substring(0, bracket);
    if (bracket < 0) {
      return LABELS.contains(field) ? null : FieldValidation.notOneOf("fieldPath", field, allowed);
    }
    return field.equals("metadata.annotations") || field.equals("metadata.labels")
        ? null
        : ErrorMessage.of(
            "fieldPath \""
                + path
                + "\" may name a key in metadata.annotations or metadata.labels only");
  }

  private static void validateSubscript(
      FieldCursor ref, FieldLocation named, String path, ErrorList complaints) {
    int bracket = subscript(path);
    String key = path.substring(bracket + 2, path.length() - 2);
    boolean annotation = path.startsWith("metadata.annotations");
    String wrong = NameValidation.qualifiedName(annotation ? key.toLowerCase(Locale.ROOT) : key);
    if (wrong != null) {
      complaints.add(
          ref.get("fieldPath"),
          named.path(),
          CauseType.INVALID,
          "the key \"" + key + "\" " + wrong);
    }
  }

  /** Mirrors {@code SplitMaybeSubscriptedPath}: returns where the subscript begins, or -1. */
  private static int subscript(String path) {
    if (!path.endsWith("']")) {
      return -1;
    }
    int bracket = path.substring(0, path.length() - 2).indexOf("['");
    return bracket == 0 ? -1 : bracket;
  }

  /** Mirrors {@code validateContainerResourceFieldSelector}. */
  static void validateContainerResourceFieldSelector(
      FieldCursor ref, FieldLocation named, boolean volume, ErrorList complaints) {
    FieldCursor resource = ref.get("resource");
    String name = resource.stringOrEmpty();
    if (volume && ref.get("containerName").stringOrEmpty().isEmpty()) {
      complaints.add(
          ref.get("containerName"),
          named.path() + ".containerName",
          CauseType.REQUIRED,
          "resourceFieldRef in a volume needs the containerName whose resources it means");
    } else if (name.isEmpty()) {
      complaints.add(
          resource,
          named.path() + ".resource",
          CauseType.REQUIRED,
          "resourceFieldRef needs a resource, such as limits.memory");
    } else if (!RESOURCES.contains(name) && !isHugePages(name)) {
      complaints.add(
          resource,
          named.path() + ".resource",
          CauseType.NOT_SUPPORTED,
          FieldValidation.notOneOf("resource", name, RESOURCES));
    }
    validateDivisor(ref.get("divisor"), name, named, complaints);
  }

  private static boolean isHugePages(String resource) {
    return resource.startsWith("requests.hugepages-") || resource.startsWith("limits.hugepages-");
  }

  /** Mirrors {@code validateContainerResourceDivisor}. */
  private static void validateDivisor(
      FieldCursor divisor, String resource, FieldLocation named, ErrorList complaints) {
    String text = divisor.text();
    Quantity quantity = text == null ? null : Quantity.parse(text);
    if (text == null || quantity == null || quantity.signum() == 0) {
      return;
    }
    boolean cpu = resource.equals("limits.cpu") || resource.equals("requests.cpu");
    if (!cpu && !RESOURCES.contains(resource) && !isHugePages(resource)) {
      return;
    }
    boolean good = isDivisor(text, cpu ? CPU_DIVISORS : BYTE_DIVISORS);
    if (!good) {
      complaints.add(
          divisor,
          named.path() + ".divisor",
          CauseType.INVALID,
          "divisor \""
              + text
              + "\" of "
              + resource
              + " must be one of "
              + String.join(", ", cpu ? CPU_DIVISORS : BYTE_DIVISORS));
    }
  }

  /** The server compares how it shows the divisor, which depends on how that was written. */
  private static boolean isDivisor(String text, List<String> allowed) {
    boolean asWritten = QuantityLiteral.of(text).isShownAsWritten();
    return allowed.contains(asWritten ? text : QuantityFormatter.canonical(text, 9));
  }
}
