package dev.rollcall.policy;

import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the fields of a type are decoded, sorted by name. */
final class AdmittedFields {

  private final List<AdmittedField> all = new ArrayList<>();
  private final Map<String, AdmittedField> byName = new HashMap<>();

  private AdmittedFields() {}

  /**
   * Returns the fields of a type.
   *
   * @param absent an object that is not there
   */
  static AdmittedFields of(ObjectType type, FieldCursor absent) {
    AdmittedFields fields = new AdmittedFields();
    String owner = type.name().substring(type.name().lastIndexOf('.') + 1);
    for (String name : type.fieldNames()) {
      AdmittedField field =
          AdmittedField.of(
              fields.all.size(), owner, name, Objects.requireNonNull(type.field(name)), absent);
      fields.all.add(field);
      fields.byName.put(field.name(), field);
    }
    return fields;
  }

  List<AdmittedField> all() {
    return all;
  }

  /** Returns the field of a name, null if there is none. */
  @Nullable AdmittedField find(String name) {
    return byName.get(name);
  }
}
