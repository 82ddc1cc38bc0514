package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Checks the owners that an object names; what is there twice the server drops with a warning. */
public final class OwnerReferenceValidation {

  private static final String[] FIELDS = {
    "apiVersion", "kind", "name", "uid", "controller", "blockOwnerDeletion"
  };

  private OwnerReferenceValidation() {}

  /** Mirrors {@code ValidateOwnerReferences}. */
  static void validate(FieldCursor references, FeatureGates gates, ErrorList complaints) {
    String firstController = "";
    int next = 0; // what is there twice is dropped before
    List<String> seen = new ArrayList<>();
    for (FieldCursor reference : references.items()) {
      if (!isNew(reference, seen)) {
        continue;
      }
      String list = references.place().path();
      String path = gates.since(37) ? list + "[" + next++ + "]" : list;
      validateOwnerReference(reference, path, gates, complaints);
      if (!reference.get("controller").isTrue()) {
        continue;
      }
      String controller =
          reference.get("kind").stringOrEmpty() + "/" + reference.get("name").stringOrEmpty();
      if (firstController.isEmpty()) {
        firstController = controller;
      } else {
        complaints.add(
            reference.get("controller"),
            references.place().path(),
            CauseType.INVALID,
            "an object has one controller, and both "
                + firstController
                + " and "
                + controller
                + " claim to be it");
      }
    }
  }

  /** Mirrors {@code validateOwnerReference}, which named the list, not the item, before 1.37. */
  private static void validateOwnerReference(
      FieldCursor reference, String path, FeatureGates gates, ErrorList complaints) {
    String apiVersion = reference.get("apiVersion").stringOrEmpty();
    int slash = apiVersion.indexOf('/');
    // What ParseGroupVersion cannot split has no version at all.
    boolean parses = slash < 0 || apiVersion.indexOf('/', slash + 1) < 0;
    CauseType missing = gates.since(37) ? CauseType.REQUIRED : CauseType.INVALID;
    if (!parses || apiVersion.substring(slash + 1).isEmpty()) {
      complaints.add(
          reference.get("apiVersion"),
          path + ".apiVersion",
          apiVersion.isEmpty() ? missing : CauseType.INVALID,
          "the apiVersion \"" + apiVersion + "\" has no version");
    }
    for (String name : new String[] {"kind", "name", "uid"}) {
      FieldCursor field = reference.get(name);
      if (field.stringOrEmpty().isEmpty()) {
        complaints.add(
            field,
            path + "." + name,
            missing,
            "an owner reference needs the " + name + " of the owner");
      }
    }
    if (apiVersion.equals("v1") && reference.get("kind").stringOrEmpty().equals("Event")) {
      complaints.add(reference, path, CauseType.INVALID, "an Event cannot own anything");
    }
  }

  /** Mirrors {@code dedupOwnerReferences}; notes the reference among those seen. */
  private static boolean isNew(FieldCursor reference, List<String> seen) {
    StringBuilder key = new StringBuilder();
    for (String name : FIELDS) {
      FieldCursor field = reference.get(name);
      key.append(field.isPresent() ? field.text() : "\0").append('\n');
    }
    boolean isNew = !seen.contains(key.toString());
    seen.add(key.toString());
    return isNew;
  }

  /** Mirrors {@code dedupOwnerReferencesAndAddWarning}. */
  public static void addWarnings(FieldCursor references, List<ApiServerWarning> warnings) {
    List<FieldCursor> items = references.items();
    if (items.size() < 2) {
      return;
    }
    List<String> seen = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    for (FieldCursor reference : items) {
      if (!isNew(reference, seen)) {
        twice.add(reference.get("uid").stringOrEmpty());
      }
    }
    if (!twice.isEmpty()) {
      String text =
          ".metadata.ownerReferences contains duplicate entries; API server dedups owner references"
              + " in 1.20+, and may reject such requests as early as 1.24; please fix your"
              + " requests; duplicate UID(s) observed: "
              + String.join(", ", twice);
      warnings.add(new ApiServerWarning(references.place(), "", text));
    }
  }
}
