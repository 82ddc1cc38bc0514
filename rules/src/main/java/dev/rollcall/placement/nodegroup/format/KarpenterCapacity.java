package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The most that the machines of a NodePool have, by requirements on their cpus and memory. */
final class KarpenterCapacity {

  private static final Set<String> CPU =
      Set.of(
          "karpenter.k8s.aws/instance-cpu",
          "eks.amazonaws.com/instance-cpu",
          "karpenter.azure.com/sku-cpu");
  private static final Set<String> MEMORY =
      Set.of(
          "karpenter.k8s.aws/instance-memory",
          "eks.amazonaws.com/instance-memory",
          "karpenter.azure.com/sku-memory");
  private static final long MEBI = 1 << 20;

  private KarpenterCapacity() {}

  /** Adds what the requirements of a pool limit. */
  static void add(GroupBuilder group, FieldCursor requirements) {
    Long cpus = most(requirements, CPU);
    Long mebibytes = most(requirements, MEMORY);
    group.atMost("cpu", cpus == null ? null : Quantity.of(cpus));
    group.atMost("memory", mebibytes == null ? null : Quantity.of(mebibytes * MEBI));
  }

  private static @Nullable Long most(FieldCursor requirements, Set<String> keys) {
    Long most = null;
    for (FieldCursor requirement : requirements.items()) {
      Long limit =
          keys.contains(requirement.get("key").stringOrEmpty()) ? limit(requirement) : null;
      if (limit != null && (most == null || limit < most)) {
        most = limit;
      }
    }
    return most;
  }

  private static @Nullable Long limit(FieldCursor requirement) {
    List<Long> values = new ArrayList<>();
    for (FieldCursor value : requirement.get("values").items()) {
      String text = value.text();
      if (text == null || !text.matches("\\d{1,9}")) {
        return null;
      }
      values.add(Long.valueOf(text));
    }
    if (values.isEmpty()) {
      return null;
    }
    return switch (requirement.get("operator").stringOrEmpty()) {
      case "In" -> values.stream().mapToLong(Long::longValue).max().getAsLong();
      case "Lt" -> values.get(0) - 1;
      case "Lte" -> values.get(0);
      default -> null;
    };
  }
}
