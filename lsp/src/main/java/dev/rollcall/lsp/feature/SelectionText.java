package dev.rollcall.lsp.feature;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.placement.Cluster;
import java.util.ArrayList;
import java.util.List;

/** Words what one entry of a node selector, or one toleration, comes to on the nodes. */
final class SelectionText {

  private static final String SELECTOR = "spec.template.spec.nodeSelector.";
  private static final String TOLERATIONS = "spec.template.spec.tolerations[";

  private SelectionText() {}

  /** Returns Markdown about the entry that a field is or belongs to; empty if it is none. */
  static String markdown(Cluster cluster, DaemonSet daemonSet, FieldAtPosition at) {
    if (cluster.nodes().isEmpty() || cluster.placementOf(daemonSet).isUnknown()) {
      return "";
    }
    String path = at.field().place().path();
    if (path.startsWith(SELECTOR)) {
      return label(cluster, daemonSet, at.field().name());
    }
    int end = path.startsWith(TOLERATIONS) ? path.indexOf(']') : -1;
    if (end < 0) {
      return "";
    }
    int number = Integer.parseInt(path.substring(TOLERATIONS.length(), end));
    List<Toleration> tolerations = daemonSet.pod().tolerations();
    return number < tolerations.size() ? toleration(cluster, tolerations.get(number)) : "";
  }

  private static String label(Cluster cluster, DaemonSet daemonSet, String key) {
    String value = daemonSet.pod().nodeSelector().get(key);
    List<String> with = new ArrayList<>();
    for (Node node : cluster.nodes()) {
      if (value != null && value.equals(node.labels().get(key))) {
        with.add(node.name());
      }
    }
    String label = Markdown.code(key + "=" + value);
    return with.isEmpty()
        ? label + " is on no node\n"
        : label + " is on " + PlacementText.names(with) + "\n";
  }

  private static String toleration(Cluster cluster, Toleration toleration) {
    List<String> taints = new ArrayList<>();
    for (Taint taint : cluster.marks().taints()) {
      if (toleration.tolerates(taint)) {
        taints.add(taint.toString());
      }
    }
    return taints.isEmpty()
        ? "tolerates no taint of these nodes\n"
        : "tolerates " + PlacementText.names(taints) + "\n";
  }
}
