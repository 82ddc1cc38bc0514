package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of the input that decide nodes, by kind and by file. */
final class GroupDocuments {

  private final Map<String, Map<String, List<GenericObject>>> byKind = new HashMap<>();
  private final Map<String, NearestDocuments> byName = new HashMap<>();
  private final Map<String, List<GenericObject>> byFile = new HashMap<>();

  GroupDocuments(List<GenericObject> documents) {
    for (GenericObject document : documents) {
      byKind
          .computeIfAbsent(document.kind(), kind -> new LinkedHashMap<>())
          .computeIfAbsent(document.name(), name -> new ArrayList<>())
          .add(document);
      byFile
          .computeIfAbsent(NearestDocuments.fileOf(document), file -> new ArrayList<>())
          .add(document);
    }
  }

  private Map<String, List<GenericObject>> named(String kind) {
    return byKind.getOrDefault(kind, Map.of());
  }

  /**
   * Returns the document of a kind and name that another one refers to, or null; of those of
   * several clusters the nearest.
   */
  @Nullable GenericObject find(String kind, String name, GenericObject from) {
    List<GenericObject> found = named(kind).get(name);
    return found == null
        ? null
        : byName.computeIfAbsent(kind + "/" + name, key -> new NearestDocuments(found)).from(from);
  }

  /** Returns the documents of a kind in the cluster of another one, of equal names the nearest. */
  List<GenericObject> near(GenericObject from, String kind) {
    List<GenericObject> found = new ArrayList<>();
    for (String name : named(kind).keySet()) {
      GenericObject nearest = find(kind, name, from);
      if (nearest != null) {
        found.add(nearest);
      }
    }
    return found;
  }

  /** Returns the documents of a kind. */
  List<GenericObject> ofKind(String kind) {
    List<GenericObject> found = new ArrayList<>();
    named(kind).values().forEach(found::addAll);
    return found;
  }

  /** Returns the documents of a file. */
  List<GenericObject> inFile(String file) {
    return byFile.getOrDefault(file, List.of());
  }

  /** Returns a document of a kind in the same file, or null. */
  @Nullable GenericObject beside(GenericObject document, String kind) {
    for (GenericObject other : byFile.getOrDefault(NearestDocuments.fileOf(document), List.of())) {
      if (other.kind().equals(kind)) {
        return other;
      }
    }
    return null;
  }
}
