package dev.rollcall.placement.nodegroup;

import java.util.List;

/** Says for which clusters the objects of a file are, as far as the user configures it. */
@FunctionalInterface
public interface ClusterAssignment {

  /**
   * Returns the names of the clusters, none if nothing is said of the file.
   *
   * @param file the name of the file
   */
  List<String> clustersOf(String file);
}
