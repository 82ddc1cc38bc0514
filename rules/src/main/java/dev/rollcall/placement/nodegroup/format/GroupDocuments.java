package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of the input that decide nodes, by kind and by file. */
final class GroupDocuments {

  private final List<GenericObject> documents;
  private final Map<String, GenericObject> byName = new HashMap<>();
  private final Map<String, List<GenericObject>> byFile = new HashMap<>();

  GroupDocuments(List<GenericObject> documents) {
    this.documents = List.copyOf(documents);
    for (GenericObject document : documents) {
      byName.putIfAbsent(document.kind() + "/" + document.name(), document);
      byFile.computeIfAbsent(fileOf(document), file -> new ArrayList<>()).add(document);
    }
  }

  private static String fileOf(GenericObject document) {
    return document.origin().file().name();
  }

  /** Returns a document by its kind and name, or null. */
  @Nullable GenericObject find(String kind, String name) {
    return byName.get(kind + "/" + name);
  }

  /** Returns the documents of a kind. */
  List<GenericObject> ofKind(String kind) {
    return documents.stream().filter(document -> document.kind().equals(kind)).toList();
  }

  /** Returns the documents of a file. */
  List<GenericObject> inFile(String file) {
    return byFile.getOrDefault(file, List.of());
  }

  /** Returns a document of a kind in the same file, or null. */
  @Nullable GenericObject beside(GenericObject document, String kind) {
    for (GenericObject other : byFile.getOrDefault(fileOf(document), List.of())) {
      if (other.kind().equals(kind)) {
        return other;
      }
    }
    return null;
  }
}
