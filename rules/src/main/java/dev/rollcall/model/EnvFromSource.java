package dev.rollcall.model;

import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * An object all of whose keys become variables of a container's environment.
 *
 * @param prefix what is put in front of each key
 * @param reference the ConfigMap or Secret; null if it is neither
 */
public record EnvFromSource(Value<String> prefix, @Nullable ObjectReference reference) {

  static EnvFromSource read(FieldCursor item) {
    ObjectReference reference = null;
    if (item.get("configMapRef").isPresent()) {
      reference = ObjectReference.environment("ConfigMap", item.get("configMapRef"));
    } else if (item.get("secretRef").isPresent()) {
      reference = ObjectReference.environment("Secret", item.get("secretRef"));
    }
    return new EnvFromSource(Value.string(item.get("prefix")), reference);
  }
}
