package dev.rollcall.policy;

import dev.rollcall.cel.CelMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prepares a replacement; mirrors {@code PrepareForUpdate} of the registries. */
final class UpdatedObject {

  private static final String GENERATION = "generation";
  private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

  private UpdatedObject() {}

  /** Returns the new object with what it keeps of the old one, and newer generations. */
  static CelMap of(CelMap before, CelMap after) {
    CelMap updated = after;
    if (before.find("status") != null) {
      updated = updated.with("status", Objects.requireNonNull(before.find("status")));
    }
    if (!(updated.find("metadata") instanceof CelMap metadata)) {
      return updated;
    }
    boolean changed = !Objects.equals(before.find("spec"), after.find("spec"));
    if (changed && metadata.find(GENERATION) != null) {
      metadata = metadata.with(GENERATION, 2L);
    }
    if (!Objects.equals(template(before), template(after))
        && metadata.find("annotations") instanceof CelMap annotations
        && annotations.find(TEMPLATE_GENERATION) != null) {
      metadata = metadata.with("annotations", annotations.with(TEMPLATE_GENERATION, "2"));
    }
    return updated.with("metadata", metadata);
  }

  private static @Nullable Object template(CelMap object) {
    return object.find("spec") instanceof CelMap spec ? spec.find("template") : null;
  }
}
