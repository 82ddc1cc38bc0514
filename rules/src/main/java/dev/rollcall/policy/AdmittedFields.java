package dev.rollcall.policy;

import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the fields of a type are decoded, sorted by name. */
final class AdmittedFields {

  private final AdmittedField[] all;
  private final Map<String, AdmittedField> byName = new HashMap<>();

  private AdmittedFields(int count) {
    this.all = new AdmittedField[count];
  }

  /**
   * Returns the fields of a type.
   *
   * @param absent an object that is not there
   */
  static AdmittedFields of(ObjectType type, FieldCursor absent) {
    AdmittedFields fields = new AdmittedFields(type.fieldNames().size());
    String owner = type.name().substring(type.name().lastIndexOf('.') + 1);
    int index = 0;
    for (String name : type.fieldNames()) {
      AdmittedField field =
          AdmittedField.of(index, owner, name, Objects.requireNonNull(type.field(name)), absent);
      fields.all[index++] = field;
      fields.byName.put(field.name(), field);
    }
    return fields;
  }

  int count() {
    return all.length;
  }

  AdmittedField get(int index) {
    return all[index];
  }

  /** Returns the field of a name, null if there is none. */
  @Nullable AdmittedField find(String name) {
    return byName.get(name);
  }
}
