package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import org.jspecify.annotations.Nullable;

/**
 * What tags and annotations tell the cluster autoscaler of nodes that are not there yet. They put
 * nothing on nodes; what they say of sizes is as good as the file.
 */
final class AutoscalerHints {

  private static final String LABEL = "k8s.io/cluster-autoscaler/node-template/label/";
  private static final String CAPACITY = "capacity.cluster-autoscaler.kubernetes.io/";
  private static final String OPENSHIFT = "machine.openshift.io/";
  private static final long MEBI = 1 << 20;

  private AutoscalerHints() {}

  /** Adds the tags of an autoscaling group: a map, or a list of maps with key and value. */
  static void tags(GroupBuilder group, FieldCursor tags) {
    for (FieldCursor tag : tags.entries()) {
      tag(group, tag.name(), tag);
    }
    for (FieldCursor tag : tags.items()) {
      tag(group, tag.get("key").stringOrEmpty(), tag);
    }
  }

  private static void tag(GroupBuilder group, String key, FieldCursor at) {
    if (key.startsWith(LABEL)) {
      group.autoscalerHint(
          key.substring(LABEL.length()), at.place(), "list it among the labels of the group too");
    }
  }

  /** Adds the annotations of a set of machines. */
  static void annotations(GroupBuilder group, FieldCursor annotations) {
    FieldCursor labels = annotations.get(CAPACITY + "labels");
    for (String pair : labels.stringOrEmpty().split(",")) {
      String key = pair.strip().replaceFirst("=.*", "");
      if (!key.isEmpty()) {
        group.autoscalerHint(key, labels.place(), "let the nodes register with it too");
      }
    }
    group.atMost("cpu", quantity(annotations.get(CAPACITY + "cpu")));
    group.atMost("memory", quantity(annotations.get(CAPACITY + "memory")));
    group.atMost("cpu", quantity(annotations.get(OPENSHIFT + "vCPU")));
    String mebibytes = annotations.get(OPENSHIFT + "memoryMb").text();
    if (mebibytes != null && mebibytes.matches("\\d{1,12}")) {
      group.atMost("memory", Quantity.of(Long.parseLong(mebibytes) * MEBI));
    }
  }

  private static @Nullable Quantity quantity(FieldCursor field) {
    String text = field.text();
    return text == null ? null : Quantity.parse(text);
  }
}
