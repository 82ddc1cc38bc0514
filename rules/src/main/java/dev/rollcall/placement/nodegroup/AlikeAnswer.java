package dev.rollcall.placement.nodegroup;

import java.util.List;

/**
 * What a DaemonSet comes to on groups that it cannot tell apart.
 *
 * @param answer the answer about the first of the groups
 */
public record AlikeAnswer(GroupAnswer answer, List<DeclaredGroup> groups) {

  public AlikeAnswer {
    groups = List.copyOf(groups);
  }
}
