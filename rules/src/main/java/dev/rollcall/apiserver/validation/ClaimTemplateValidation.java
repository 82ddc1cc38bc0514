package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.Objects;

/** Checks ephemeral volumes, which hold the template of a claim. */
final class ClaimTemplateValidation {

  private static final List<String> ACCESS_MODES =
      List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");
  private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");
  private static final List<String> NO_METADATA =
      List.of(
          "name",
          "generateName",
          "namespace",
          "selfLink",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "ownerReferences",
          "finalizers",
          "managedFields");

  private ClaimTemplateValidation() {}

  /** Mirrors {@code validateEphemeralVolumeSource}. */
  static void validateEphemeral(FieldCursor ephemeral, FeatureGates gates, ErrorList complaints) {
    FieldCursor template = ephemeral.get("volumeClaimTemplate");
    if (!template.isPresent()) {
      complaints.required(template, "an ephemeral volume needs a volumeClaimTemplate");
      return;
    }
    validateTemplateObjectMeta(template.get("metadata"), complaints);
    validateClaimSpec(template.get("spec"), complaints);
    if (gates.isOn(FeatureGate.VOLUME_ATTRIBUTES_CLASS)) {
      validateClassName(template.path("spec", "volumeAttributesClassName"), complaints);
    }
  }

  /** Mirrors {@code ValidateTemplateObjectMeta}. */
  private static void validateTemplateObjectMeta(FieldCursor metadata, ErrorList complaints) {
    FieldCursor annotations = metadata.get("annotations");
    MetadataValidation.validateAnnotations(
        annotations, () -> annotations.place().path(), complaints);
    LabelSelectorValidation.validateLabels(metadata.get("labels"), complaints);
    for (String name : NO_METADATA) {
      if (isSet(metadata.get(name))) {
        forbid(metadata.get(name), metadata.place().path() + "." + name, complaints);
      }
    }
    if (isSet(metadata.get("uid"))) {
      // The server makes the name of the field from the one in its own code.
      forbid(metadata.get("uid"), metadata.place().path() + ".uID", complaints);
    }
  }

  /** Returns whether Go's value is not the zero value: an empty list is one that is there. */
  private static boolean isSet(FieldCursor field) {
    Long number = field.integer();
    boolean pointer = field.name().equals("deletionGracePeriodSeconds");
    boolean zero = "".equals(field.string()) || (number != null && number == 0 && !pointer);
    return field.isPresent() && !zero;
  }

  private static void forbid(FieldCursor field, String path, ErrorList complaints) {
    complaints.add(
        field,
        path,
        CauseType.FORBIDDEN,
        "the metadata of a claim template holds labels and annotations only; remove "
            + field.name());
  }

  /** Mirrors {@code ValidatePersistentVolumeClaimSpec}. */
  private static void validateClaimSpec(FieldCursor spec, ErrorList complaints) {
    validateAccessModes(spec.get("accessModes"), complaints);
    LabelSelectorValidation.validateLabelSelector(spec.get("selector"), complaints);
    validateStorage(spec.get("resources"), complaints);
    validateClassName(spec.get("storageClassName"), complaints);
    FieldCursor volumeMode = spec.get("volumeMode");
    if (volumeMode.isPresent()) {
      FieldValidation.oneOf(volumeMode, VOLUME_MODES, complaints);
    }
    FieldCursor source = spec.get("dataSource");
    FieldCursor ref = spec.get("dataSourceRef");
    validateDataSource(source, complaints);
    validateDataSource(ref, complaints);
    FieldCursor namespace = ref.get("namespace");
    boolean elsewhere = !namespace.stringOrEmpty().isEmpty();
    if (elsewhere) {
      FieldValidation.form(
          namespace,
          "namespace",
          NameValidation.dns1123Label(namespace.stringOrEmpty()),
          complaints);
    }
    if (source.isPresent() && ref.isPresent() && (elsewhere || !isSame(source, ref))) {
      complaints.add(
          source,
          spec.place().path(),
          CauseType.INVALID,
          elsewhere
              ? "dataSource cannot name what is in another namespace; remove it"
              : "dataSource and dataSourceRef name different things; remove one of them");
    }
  }

  private static void validateAccessModes(FieldCursor modes, ErrorList complaints) {
    List<FieldCursor> items = modes.items();
    if (items.isEmpty()) {
      complaints.required(modes, "a claim needs at least one of the accessModes");
    }
    boolean single = false;
    boolean others = false;
    for (FieldCursor mode : items) {
      String value = mode.stringOrEmpty();
      if (!ACCESS_MODES.contains(value)) {
        complaints.add(
            mode,
            modes.place().path(),
            CauseType.NOT_SUPPORTED,
            FieldValidation.notOneOf("access mode", value, ACCESS_MODES));
      } else if (value.equals("ReadWriteOncePod")) {
        single = true;
      } else {
        others = true;
      }
    }
    if (single && others) {
      complaints.forbidden(modes, "ReadWriteOncePod goes with no other access mode; keep one");
    }
  }

  private static void validateStorage(FieldCursor resources, ErrorList complaints) {
    FieldCursor storage = resources.path("requests", "storage");
    String path = resources.place().path() + "[storage]";
    if (storage.node() == null) {
      complaints.add(
          storage, path, CauseType.REQUIRED, "a claim needs a size in resources.requests.storage");
    } else if (ResourceValidation.amount(storage).signum() <= 0) {
      complaints.add(
          storage,
          path,
          CauseType.INVALID,
          "the size \"" + storage.text() + "\" of a claim must be greater than 0");
    }
  }

  private static void validateClassName(FieldCursor name, ErrorList complaints) {
    if (!name.stringOrEmpty().isEmpty()) {
      String wrong = NameValidation.dns1123Subdomain(name.stringOrEmpty());
      FieldValidation.form(name, name.name(), wrong, complaints);
    }
  }

  /** Mirrors {@code validateDataSource} and {@code validateDataSourceRef}. */
  private static void validateDataSource(FieldCursor source, ErrorList complaints) {
    if (!source.isPresent()) {
      return;
    }
    FieldValidation.needs(source.get("name"), source.name() + " needs a name", complaints);
    FieldValidation.needs(source.get("kind"), source.name() + " needs a kind", complaints);
    FieldCursor group = source.get("apiGroup");
    String kind = source.get("kind").stringOrEmpty();
    if (group.stringOrEmpty().isEmpty()) {
      if (!kind.equals("PersistentVolumeClaim")) {
        complaints.invalid(
            source,
            "kind \"" + kind + "\" needs an apiGroup; without one it is PersistentVolumeClaim");
      }
      return;
    }
    FieldValidation.form(
        group, "apiGroup", NameValidation.dns1123Subdomain(group.stringOrEmpty()), complaints);
  }

  /** Mirrors {@code isDataSourceEqualDataSourceRef}. */
  private static boolean isSame(FieldCursor source, FieldCursor ref) {
    return Objects.equals(source.get("apiGroup").string(), ref.get("apiGroup").string())
        && source.get("kind").stringOrEmpty().equals(ref.get("kind").stringOrEmpty())
        && source.get("name").stringOrEmpty().equals(ref.get("name").stringOrEmpty());
  }
}
