package dev.rollcall.placement.nodegroup;

import java.util.Collections;
import java.util.List;

/**
 * The cluster that a group or a DaemonSet belongs to: groups of different clusters are never added
 * up.
 *
 * @param names the names of the clusters that files or the configuration give, empty if none does
 * @param folder the part of the path that stands for a cluster, or empty
 * @param copy the folder or file that tells one declaration of a group from another of the same
 *     name, or empty
 * @param local whether it is a cluster for development, which stands in only where nothing else
 *     does
 */
public record ClusterScope(List<String> names, String folder, String copy, boolean local) {

  /** The scope of what may be of any cluster. */
  public static final ClusterScope ANY = new ClusterScope(List.of(), "", "", false);

  /** Folders whose children are clusters or stages, as GitOps repositories lay them out. */
  private static final List<String> PARENTS =
      List.of("clusters", "cluster", "environments", "envs", "env", "overlays", "sites", "stages");

  public ClusterScope {
    names = List.copyOf(names);
  }

  /** Returns the scope of something in a file; the name of the cluster may be empty. */
  public static ClusterScope of(String name, String file, boolean local) {
    return new ClusterScope(name.isEmpty() ? List.of() : List.of(name), folderOf(file), "", local);
  }

  /** Returns the part of a path that stands for a cluster, or an empty text. */
  public static String folderOf(String file) {
    String[] parts = file.split("/");
    for (int i = 0; i + 2 < parts.length; i++) {
      if (PARENTS.contains(parts[i])) {
        return parts[i] + "/" + parts[i + 1];
      }
    }
    return "";
  }

  /** Returns the scope of one of several declarations of a group. */
  ClusterScope ofCopy(String path) {
    return new ClusterScope(names, folder, path, local);
  }

  /** Returns the scope of what an overlay makes of a base. */
  ClusterScope builtBy(String overlay) {
    return new ClusterScope(names, folderOf(overlay + "/."), overlay, local);
  }

  /** Returns whether both may be of one cluster. */
  boolean agreesWith(ClusterScope other) {
    boolean sameName =
        names.isEmpty() || other.names.isEmpty() || !Collections.disjoint(names, other.names);
    return sameName && agree(folder, other.folder) && agree(copy, other.copy);
  }

  private static boolean agree(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** Returns what users call the cluster. */
  @Override
  public String toString() {
    String called = names.isEmpty() ? folder : String.join(", ", names);
    if (copy.isEmpty()) {
      return called;
    }
    return copy.endsWith(called) ? copy : called + " (" + copy + ")";
  }
}
