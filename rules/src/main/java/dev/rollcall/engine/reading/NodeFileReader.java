package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.model.Node;
import dev.rollcall.placement.reference.ReferenceClusters;
import java.util.List;
import java.util.function.Function;

/** The nodes behind a cluster that is given as a path. */
public final class NodeFileReader {

  private NodeFileReader() {}

  /**
   * Reads them; an {@link IllegalArgumentException} says that there are none.
   *
   * @param option what the user names the cluster by, for messages
   * @param loader finds the files of the path
   * @param intake reads them
   */
  public static List<Node> read(
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
              + "\" is no path and none of "
              + String.join(", ", ReferenceClusters.names()));
    }
    List<Node> nodes = intake.apply(inputs).inventory().clusterNodes();
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(option + " \"" + cluster + "\" holds no Node");
    }
    return nodes;
  }
}
