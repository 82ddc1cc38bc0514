package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;

/** Patches of kubeadm's configuration that are texts inside another file. */
final class KubeadmPatches {

  private static final String REGISTRATION = "/nodeRegistration";

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  /**
   * Adds what a patch says of a node, if it is for such nodes.
   *
   * @param first whether the node is initialized; all others join
   * @return whether it sets the node's taints
   */
  boolean apply(FieldCursor patch, boolean first, boolean controlPlane, GroupBuilder group) {
    String text = patch.stringOrEmpty();
    if (text.isBlank()) {
      return false;
    }
    String name = patch.place().origin().file().name();
    YamlFile parsed = parser.parse(new SourceFile(name, text));
    boolean tainted = false;
    for (YamlDocument document : parsed.documents()) {
      FieldCursor content = new FieldCursor(patch.place(), document.root());
      String kind = content.get("kind").stringOrEmpty();
      boolean applies = kind.equals(first ? "InitConfiguration" : "JoinConfiguration");
      FieldCursor registration = content.get("nodeRegistration");
      if (applies && registration.isPresent()) {
        NodeRegistration.labels(group, registration);
        if (registration.get("taints").isPresent()) {
          tainted = true;
          NodeRegistration.taints(group, registration, controlPlane, Phase.LASTING);
        }
      }
    }
    return tainted;
  }

  /**
   * Adds what the operations of a JSON patch say of a node, if they are for such nodes.
   *
   * @return whether they set the node's taints
   */
  boolean operate(FieldCursor patch, boolean first, GroupBuilder group) {
    String kind = patch.get("kind").stringOrEmpty();
    if (!kind.equals(first ? "InitConfiguration" : "JoinConfiguration")) {
      return false;
    }
    FieldCursor text = patch.get("patch");
    String name = patch.place().origin().file().name();
    boolean tainted = false;
    for (YamlDocument document :
        parser.parse(new SourceFile(name, text.stringOrEmpty())).documents()) {
      for (FieldCursor operation : new FieldCursor(text.place(), document.root()).items()) {
        tainted |= operateOnce(operation, group);
      }
    }
    return tainted;
  }

  private static boolean operateOnce(FieldCursor operation, GroupBuilder group) {
    String path = operation.get("path").stringOrEmpty();
    boolean removes = operation.get("op").stringOrEmpty().equals("remove");
    FieldCursor value = operation.get("value");
    if (path.startsWith(REGISTRATION + "/taints")) {
      boolean whole = path.equals(REGISTRATION + "/taints") && !removes;
      if (whole) {
        group.taints(value, Phase.LASTING);
      } else {
        group.taintsUnknown();
      }
      return true;
    }
    String labels = value.source();
    if (path.equals(REGISTRATION + "/kubeletExtraArgs/node-labels") && labels != null) {
      KubeletLabels.addPairs(group, labels, operation.get("path"));
    } else if (path.startsWith(REGISTRATION) || path.isEmpty()) {
      group.absent(AbsentLabels.UNKNOWN).taintsUnknown();
    }
    return false;
  }
}
