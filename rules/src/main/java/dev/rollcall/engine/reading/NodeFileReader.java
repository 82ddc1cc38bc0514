package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.nodegroup.format.GroupReader;
import dev.rollcall.placement.reference.ReferenceClusters;
import dev.rollcall.text.Spelling;
import java.util.List;
import java.util.function.Function;

/** The nodes, or the groups of nodes, behind a cluster that is given as a path. */
public final class NodeFileReader {

  private NodeFileReader() {}

  /**
   * Reads them; an {@link IllegalArgumentException} says that there are none.
   *
   * @param option what the user names the cluster by, for messages
   * @param loader finds the files of the path
   * @param intake reads them
   */
  public static Inventory read(
      String option,
      String cluster,
      InputFinder loader,
      Function<Inputs, ClusterReader.ClusterState> intake) {
    Inputs inputs = loader.find(List.of(cluster));
    if (!inputs.unreadable().isEmpty()) {
      throw new IllegalArgumentException(
          option
              + " \""
              + cluster
              + "\" is not a path and none of "
              + String.join(", ", ReferenceClusters.names())
              + Spelling.question(Spelling.nearest(cluster, ReferenceClusters.names())));
    }
    Inventory found = intake.apply(inputs).inventory().onlyNodes();
    if (found.nodes().isEmpty() && GroupReader.read(found).isEmpty()) {
      throw new IllegalArgumentException(
          option + " \"" + cluster + "\" holds no Node and nothing that declares nodes");
    }
    return found;
  }
}
