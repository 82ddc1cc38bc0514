package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.source.ObjectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the clusters of a repository apart: by the configuration, by the names that files give, and
 * by folders. Two groups of one name in one cluster cannot both be there: they are of two clusters,
 * which the folders tell in which they part, or their files.
 */
public final class ClusterScopes {

  private final @Nullable ClusterAssignment configured;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> parts = new HashSet<>();

  /** What only one group of a cluster is. */
  private record Identity(List<String> cluster, String folder, ObjectId object, String group) {}

  /**
   * Looks at the groups of all clusters.
   *
   * @param configured which files are for which cluster, or null if nothing is configured
   */
  public ClusterScopes(List<DeclaredGroup> groups, @Nullable ClusterAssignment configured) {
    this.configured = configured;
    Map<Identity, Set<String>> files = new HashMap<>();
    for (DeclaredGroup group : groups) {
      ClusterScope scope = group.scope();
      names.addAll(scope.names());
      if (!scope.copy().isEmpty()) {
        parts.add(scope.copy());
        continue;
      }
      ObjectId object = group.place().origin().object();
      if (!object.name().isEmpty() || group.nodeName() != null) {
        Identity identity = new Identity(scope.names(), scope.folder(), object, group.name());
        files.computeIfAbsent(identity, key -> new TreeSet<>()).add(fileOf(group));
      }
    }
    files.values().forEach(this::addParts);
  }

  private static String fileOf(DeclaredGroup group) {
    return group.place().origin().file().name();
  }

  /** Adds the folders in which files part, or the files themselves. */
  private void addParts(Set<String> files) {
    if (files.size() < 2) {
      return;
    }
    List<List<String>> paths = new ArrayList<>();
    files.forEach(file -> paths.add(Arrays.asList(file.split("/"))));
    paths.sort(ClusterScopes::compare);
    for (int i = 1; i < paths.size(); i++) {
      List<String> one = paths.get(i - 1);
      List<String> other = paths.get(i);
      int same = 0;
      while (same < Math.min(one.size(), other.size()) - 1
          && one.get(same).equals(other.get(same))) {
        same++;
      }
      parts.add(String.join("/", one.subList(0, same + 1)));
      parts.add(String.join("/", other.subList(0, same + 1)));
    }
  }

  /** Sorts so that of all files those next to each other part last. */
  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return one.size() - other.size();
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
    String[] folders = file.split("/");
    for (int i = 0; i < folders.length - 1; i++) {
      if (names.contains(folders[i])) {
        return new ClusterScope(List.of(folders[i]), "", own.copy(), false);
      }
    }
    return own;
  }

  private ClusterScope scope(String file, ClusterScope found) {
    List<String> said = configured == null ? List.of() : configured.clustersOf(file);
    if (!said.isEmpty()) {
      return new ClusterScope(said, "", "", found.local());
    }
    String path = parts.isEmpty() || !found.copy().isEmpty() ? "" : file;
    while (!path.isEmpty()) {
      if (parts.contains(path)) {
        return found.ofCopy(path);
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    return found;
  }
}
