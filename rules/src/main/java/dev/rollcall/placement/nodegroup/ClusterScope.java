package dev.rollcall.placement.nodegroup;

import java.util.List;

/**
 * The cluster that a group or a DaemonSet belongs to: groups of different clusters are never added
 * up.
 *
 * @param name the name of the cluster that the files give, or empty
 * @param folder the part of the path that stands for a cluster, or empty
 * @param local whether it is a cluster for development, which stands in only where nothing else
 *     does
 */
public record ClusterScope(String name, String folder, boolean local) {

  /** Folders whose children are clusters or stages, as GitOps repositories lay them out. */
  private static final List<String> PARENTS =
      List.of("clusters", "cluster", "environments", "envs", "env", "overlays", "sites", "stages");

  /** Returns the scope of something in a file. */
  public static ClusterScope of(String name, String file, boolean local) {
    return new ClusterScope(name, folderOf(file), local);
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

  /** Returns whether both may be of one cluster. */
  public boolean agreesWith(ClusterScope other) {
    return agree(name, other.name) && agree(folder, other.folder);
  }

  private static boolean agree(String one, String two) {
    return one.isEmpty() || two.isEmpty() || one.equals(two);
  }

  /** Returns what users call the cluster. */
  @Override
  public String toString() {
    return name.isEmpty() ? folder : name;
  }
}
