package dev.rollcall.policy;

import dev.rollcall.cel.CelList;
import dev.rollcall.cel.CelMap;
import dev.rollcall.cel.CelPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The admission plugin TaintNodesByCondition. */
final class NodeAdmission {

  private NodeAdmission() {}

  /** Fills in {@code podCIDRs} from {@code podCIDR}, and the other way round. */
  static CelMap podCidrs(CelMap spec) {
    Object one = spec.find("podCIDR");
    if (one != null && spec.find("podCIDRs") == null) {
      CelPath path = CelPath.root("object").child("spec").child("podCIDR");
      return spec.with("podCIDRs", CelList.at(path, List.of(one)));
    }
    return one == null && spec.find("podCIDRs") instanceof CelList all && !all.isEmpty()
        ? spec.with("podCIDR", all.get(0))
        : spec;
  }

  /** Returns the taints of a node that is created: it is not ready yet. */
  static CelList taints(CelMap spec) {
    List<Object> taints = new ArrayList<>();
    if (spec.find("taints") instanceof CelList given) {
      taints.addAll(given);
    }
    String key = "node.kubernetes.io/not-ready";
    boolean has =
        taints.stream()
            .anyMatch(
                taint ->
                    taint instanceof CelMap map
                        && key.equals(map.find("key"))
                        && "NoSchedule".equals(map.find("effect")));
    if (!has) {
      taints.add(CelMap.of(Map.of("key", key, "effect", "NoSchedule")));
    }
    return CelList.at(CelPath.root("object").child("spec").child("taints"), taints);
  }
}
