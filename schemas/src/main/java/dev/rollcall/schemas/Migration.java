package dev.rollcall.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a manifest of an old apiVersion goes, and what changes on the way.
 *
 * @param to what to write instead; null if nothing takes its place
 * @param changes what changes besides the name, a clause each: "spec.updateStrategy.type defaults
 *     to RollingUpdate, where it was OnDelete"
 * @param ownFields the paths that the old version has and the new one does not: {@code
 *     spec.templateGeneration}
 */
public record Migration(@Nullable ApiName to, List<String> changes, List<String> ownFields) {
  /** Keeps its own copies of the lists. */
  public Migration {
    changes = List.copyOf(changes);
    ownFields = List.copyOf(ownFields);
  }
}
