package dev.rollcall.engine.change;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.rollout.NodeTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pod that goes and that nothing replaces.
 *
 * @param node the node that it is on
 * @param reason why none follows, in the style of a finding's message
 */
public record LostPod(String node, String reason) {

  /**
   * Returns the pods that an update deletes for good, and those that go with their nodes.
   *
   * @param before where the pods stand, null if there are none
   */
  static List<LostPod> of(@Nullable Placement before, Placement after, List<NodeTrace> traces) {
    Map<String, Verdict> verdicts = new HashMap<>();
    after.verdicts().forEach((node, verdict) -> verdicts.put(node.name(), verdict));
    List<LostPod> lost = new ArrayList<>();
    Set<String> nodes = new HashSet<>();
    for (NodeTrace trace : traces) {
      nodes.add(trace.node());
      Verdict verdict = verdicts.get(trace.node());
      UnfitReason reason = verdict == null ? null : verdict.reason();
      if (trace.deleted() != null && trace.end().equals("none") && reason != null) {
        lost.add(new LostPod(trace.node(), reason.message()));
      }
    }
    if (before != null && !after.isUnknown()) {
      for (Node node : before.running()) {
        if (!nodes.contains(node.name())) {
          lost.add(new LostPod(node.name(), "the node is removed"));
        }
      }
    }
    return lost;
  }
}
