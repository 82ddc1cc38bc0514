package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.source.ObjectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the clusters of a repository apart: by the configuration, by the names that files give, and
 * by folders. Two objects of one name in one kind are of two clusters, whose folders they tell.
 */
public final class ClusterScopes {

  private final @Nullable ClusterAssignment configured;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> folders = new TreeSet<>();

  /**
   * Looks at the groups of all clusters.
   *
   * @param configured which files are for which cluster, or null if nothing is configured
   */
  public ClusterScopes(List<DeclaredGroup> groups, @Nullable ClusterAssignment configured) {
    this.configured = configured;
    Map<ObjectId, List<String>> twins = new HashMap<>();
    for (DeclaredGroup group : groups) {
      names.addAll(group.scope().names());
      ObjectId object = group.place().origin().object();
      if (group.scope().isOpen() && !object.name().isEmpty()) {
        twins.computeIfAbsent(object, key -> new ArrayList<>()).add(fileOf(group));
      }
    }
    twins.values().forEach(this::addFolders);
  }

  private static String fileOf(DeclaredGroup group) {
    return group.place().origin().file().name();
  }

  /** Adds the folders in which files part. */
  private void addFolders(List<String> files) {
    for (int i = 1; i < files.size(); i++) {
      List<String> one = folderOf(files.get(0));
      List<String> other = folderOf(files.get(i));
      int same = 0;
      while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
        same++;
      }
      if (same < one.size() && same < other.size()) {
        folders.add(String.join("/", one.subList(0, same + 1)));
        folders.add(String.join("/", other.subList(0, same + 1)));
      }
    }
  }

  private static List<String> folderOf(String file) {
    List<String> parts = Arrays.asList(file.split("/"));
    return parts.subList(0, parts.size() - 1);
  }

  /** Returns the groups with the clusters that they belong to. */
  public List<DeclaredGroup> assign(List<DeclaredGroup> groups) {
    List<DeclaredGroup> assigned = new ArrayList<>();
    for (DeclaredGroup group : groups) {
      ClusterScope scope = scope(fileOf(group), group.scope());
      assigned.add(scope == group.scope() ? group : group.inCluster(scope));
    }
    return assigned;
  }

  /** Returns the clusters that a DaemonSet may be of. */
  ClusterScope of(DaemonSet daemonSet) {
    String file = daemonSet.origin().file().name();
    ClusterScope own = scope(file, ClusterScope.of("", file, false));
    if (!own.names().isEmpty()) {
      return own;
    }
    for (String folder : folderOf(file)) {
      if (names.contains(folder)) {
        return new ClusterScope(List.of(folder), "", false);
      }
    }
    return own;
  }

  private ClusterScope scope(String file, ClusterScope found) {
    List<String> said = configured == null ? List.of() : configured.clustersOf(file);
    if (!said.isEmpty()) {
      return new ClusterScope(said, "", found.local());
    }
    if (!found.isOpen()) {
      return found;
    }
    String deepest = "";
    for (String folder : folders) {
      if (file.startsWith(folder + "/") && folder.length() > deepest.length()) {
        deepest = folder;
      }
    }
    return deepest.isEmpty() ? found : new ClusterScope(List.of(), deepest, found.local());
  }
}
