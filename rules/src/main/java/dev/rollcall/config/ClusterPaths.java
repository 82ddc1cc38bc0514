package dev.rollcall.config;

import dev.rollcall.text.Glob;
import java.util.List;

/**
 * The files that are for one cluster.
 *
 * @param name the name of the cluster
 * @param paths patterns of the files
 */
public record ClusterPaths(String name, List<Glob> paths) {

  /** The keys of an entry. */
  public static final List<String> KEYS = List.of("name", "paths");

  public ClusterPaths {
    paths = List.copyOf(paths);
  }
}
