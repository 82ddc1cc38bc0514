package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Checks the metadata of an object; mirrors apimachinery's {@code api/validation/objectmeta.go}.
 */
public final class MetadataValidation {

  private static final int TOTAL_ANNOTATION_SIZE_LIMIT = 256 * 1024;
  private static final int FIELD_MANAGER_LENGTH = 128;
  private static final int SUBRESOURCE_LENGTH = 256;

  private MetadataValidation() {}

  /** Mirrors {@code ValidateObjectMeta} for a name that is a DNS subdomain. */
  public static void validateObjectMeta(
      FieldCursor metadata, boolean namespaced, FeatureGates gates, ErrorList complaints) {
    validateName(metadata, complaints);
    validateNamespace(metadata.get("namespace"), namespaced, complaints);
    if (!namespaced) {
      nonnegative(metadata.get("generation"), complaints); // of workloads the server sets it
    }
    validateObjectMetaUpdate(metadata, gates, complaints);
    validateFinalizers(metadata.get("finalizers"), complaints);
  }

  /** Mirrors {@code ValidateObjectMetaUpdate}, for an object of the same name and namespace. */
  static void validateObjectMetaUpdate(
      FieldCursor metadata, FeatureGates gates, ErrorList complaints) {
    LabelSelectorValidation.validateLabels(metadata.get("labels"), complaints);
    FieldCursor annotations = metadata.get("annotations");
    validateAnnotations(annotations, () -> annotations.place().path(), complaints);
    OwnerReferenceValidation.validate(metadata.get("ownerReferences"), gates, complaints);
    validateManagedFields(metadata.get("managedFields"), complaints);
    for (FieldCursor finalizer : metadata.get("finalizers").items()) {
      validateKubeFinalizerName(finalizer, complaints);
    }
  }

  /** Mirrors {@code validateKubeFinalizerName}. */
  private static void validateKubeFinalizerName(FieldCursor finalizer, ErrorList complaints) {
    String value = finalizer.stringOrEmpty();
    boolean known =
        value.equals("kubernetes")
            || value.equals("orphan")
            || value.equals("foregroundDeletion")
            || value.indexOf('/') >= 0;
    if (!known) {
      complaints.invalid(
          finalizer,
          "the finalizer \""
              + value
              + "\" needs the domain of its controller before it, such as example.com/"
              + value);
    }
  }

  private static void validateName(FieldCursor metadata, ErrorList complaints) {
    FieldCursor generateName = metadata.get("generateName");
    FieldCursor name = metadata.get("name");
    String prefix = generateName.stringOrEmpty();
    if (!prefix.isEmpty()) {
      String wrong = NameValidation.dns1123Subdomain(NameValidation.maskTrailingDash(prefix));
      if (wrong != null) {
        complaints.invalid(generateName, "the prefix \"" + prefix + "\" of the name " + wrong);
      }
    }
    String value = name.stringOrEmpty();
    if (value.isEmpty()) {
      validateGeneratedName(name, prefix, complaints);
      return;
    }
    String wrong = NameValidation.dns1123Subdomain(value);
    if (wrong != null) {
      complaints.invalid(name, "the name \"" + value + "\" " + wrong);
    }
  }

  /** The server appends five characters to the prefix, cut to 58, and checks what comes out. */
  private static void validateGeneratedName(FieldCursor name, String prefix, ErrorList complaints) {
    if (prefix.isEmpty()) {
      complaints.required(name, "metadata has no name; give it one, or a generateName");
      return;
    }
    String generated = prefix.substring(0, Math.min(58, prefix.length())) + "xxxxx";
    String wrong = NameValidation.dns1123Subdomain(generated);
    if (wrong != null) {
      complaints.invalid(name, "a name made from the prefix \"" + prefix + "\" " + wrong);
    }
  }

  private static void validateNamespace(
      FieldCursor namespace, boolean namespaced, ErrorList complaints) {
    String value = namespace.stringOrEmpty();
    if (value.isEmpty() || !namespaced) {
      return; // where missing, the server fills it in; where there can be none, it clears it
    }
    String wrong = NameValidation.dns1123Label(value);
    if (wrong != null) {
      complaints.invalid(namespace, "the namespace \"" + value + "\" " + wrong);
    }
  }

  /** Mirrors {@code ValidateNonnegativeField}. */
  static void nonnegative(FieldCursor field, ErrorList complaints) {
    Long value = field.integer();
    if (value != null && value < 0) {
      complaints.invalid(field, field.name() + " " + value + " must not be negative");
    }
  }

  /** Mirrors {@code ValidateAnnotations}, which names the map, not the entry. */
  static void validateAnnotations(
      FieldCursor annotations, Supplier<String> path, ErrorList complaints) {
    List<FieldCursor> entries = annotations.entries();
    for (FieldCursor annotation : entries) {
      String wrong = NameValidation.qualifiedName(annotation.name().toLowerCase(Locale.ROOT));
      if (wrong != null) {
        complaints.add(
            annotation,
            path.get(),
            CauseType.INVALID,
            "annotation key \"" + annotation.name() + "\" " + wrong);
      }
    }
    long size = size(entries);
    if (size > TOTAL_ANNOTATION_SIZE_LIMIT) {
      complaints.add(
          annotations,
          path.get(),
          CauseType.TOO_LONG,
          "the annotations have "
              + size
              + " bytes together, and may have "
              + TOTAL_ANNOTATION_SIZE_LIMIT
              + "; larger texts belong in a ConfigMap");
    }
  }

  /** Returns how many bytes the keys and values have together. */
  private static long size(List<FieldCursor> entries) {
    long size = 0;
    for (FieldCursor entry : entries) {
      size +=
          NameValidation.utf8Length(entry.name())
              + NameValidation.utf8Length(entry.stringOrEmpty());
    }
    return size;
  }

  /** Mirrors {@code ValidateFinalizers}, which names the list, not the item. */
  private static void validateFinalizers(FieldCursor finalizers, ErrorList complaints) {
    boolean orphan = false;
    boolean foreground = false;
    for (FieldCursor finalizer : finalizers.items()) {
      String value = finalizer.stringOrEmpty();
      String wrong = NameValidation.qualifiedName(value);
      if (wrong != null) {
        String path = finalizers.place().path();
        complaints.add(
            finalizer, path, CauseType.INVALID, "the finalizer \"" + value + "\" " + wrong);
      }
      orphan |= value.equals("orphan");
      foreground |= value.equals("foregroundDeletion");
    }
    if (orphan && foreground) {
      complaints.invalid(
          finalizers, "the finalizers \"orphan\" and \"foregroundDeletion\" exclude each other");
    }
  }

  /** Mirrors {@code ValidateManagedFields}, of what the server does not rewrite before it looks. */
  private static void validateManagedFields(FieldCursor managedFields, ErrorList complaints) {
    for (FieldCursor entry : managedFields.items()) {
      validateFieldManager(entry.get("manager"), complaints);
      if (NameValidation.utf8Length(entry.get("subresource").stringOrEmpty())
          > SUBRESOURCE_LENGTH) {
        complaints.tooLong(
            entry.get("subresource"),
            "a subresource may have " + SUBRESOURCE_LENGTH + " characters");
      }
    }
  }

  /** Mirrors {@code ValidateFieldManager}. */
  private static void validateFieldManager(FieldCursor manager, ErrorList complaints) {
    String value = manager.stringOrEmpty();
    if (NameValidation.utf8Length(value) > FIELD_MANAGER_LENGTH) {
      complaints.tooLong(
          manager, "the name of a manager may have " + FIELD_MANAGER_LENGTH + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        complaints.invalid(manager, "the name of a manager may hold no control characters");
        return;
      }
    }
  }
}
