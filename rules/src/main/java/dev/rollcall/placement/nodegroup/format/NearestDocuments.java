package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.ClusterScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one kind and name, of which each cluster of a repository may have its own: the one
 * that is meant stands in the same file or nearest by folder, and best in the same namespace.
 */
final class NearestDocuments {

  private static final String ANY = "*";

  private final List<GenericObject> documents;
  private final Map<List<String>, GenericObject> byPlace = new HashMap<>();

  NearestDocuments(List<GenericObject> documents) {
    this.documents = documents;
    if (documents.size() == 1) {
      return;
    }
    for (GenericObject document : documents) {
      String cluster = ClusterScope.folderOf(fileOf(document));
      String path = fileOf(document);
      while (path != null) {
        for (String namespace : List.of(namespaceOf(document), ANY)) {
          byPlace.putIfAbsent(List.of(path, namespace, cluster), document);
          byPlace.putIfAbsent(List.of(path, namespace, ANY), document);
        }
        path = around(path);
      }
    }
  }

  /** Returns the file of a document, or what stands for it in the overlay that builds it. */
  static String fileOf(GenericObject document) {
    String file = document.origin().file().name();
    String overlay = document.overlay();
    return overlay.isEmpty() ? file : overlay + "/" + file.substring(file.lastIndexOf('/') + 1);
  }

  private static String namespaceOf(GenericObject document) {
    return document.meta().namespace().get();
  }

  /** Returns the folder around a path, empty for what no folder is around, null for that. */
  private static @Nullable String around(String path) {
    return path.isEmpty() ? null : path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** Returns the one that a document refers to, null if all are of other clusters. */
  @Nullable GenericObject from(GenericObject document) {
    String cluster = ClusterScope.folderOf(fileOf(document));
    if (documents.size() == 1) {
      String other = ClusterScope.folderOf(fileOf(documents.get(0)));
      boolean near = cluster.isEmpty() || other.isEmpty() || cluster.equals(other);
      return near ? documents.get(0) : null;
    }
    List<String> clusters = cluster.isEmpty() ? List.of(ANY) : List.of(cluster, "");
    for (String path = fileOf(document); path != null; path = around(path)) {
      for (String namespace : List.of(namespaceOf(document), ANY)) {
        for (String wanted : clusters) {
          GenericObject found = byPlace.get(List.of(path, namespace, wanted));
          if (found != null) {
            return found;
          }
        }
      }
    }
    return null;
  }
}
