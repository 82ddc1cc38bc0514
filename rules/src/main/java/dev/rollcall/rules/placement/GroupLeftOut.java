package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Taint;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.nodegroup.AlikeAnswer;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupNames;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flags an agent that others need and that a taint keeps off a group of nodes. */
final class GroupLeftOut implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "group-left-out",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "agent that others need, kept off a group of nodes by a taint")
          .searchTerms("no agent on tainted nodes", "node pool without logs");

  /** A DaemonSet that lacks more tolerations than this gets one finding for all. */
  private static final int MAX_TAINTS = 3;

  /** Words in the names and images of agents that pods or their owners miss on a node. */
  private static final List<String> NEEDED =
      List.of(
          "fluent",
          "promtail",
          "vector",
          "filebeat",
          "logstash",
          "otel",
          "opentelemetry",
          "alloy",
          "node-exporter",
          "node_exporter",
          "datadog",
          "telegraf",
          "node-local-dns",
          "nodelocaldns",
          "node-cache",
          "longhorn",
          "falco");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Cluster cluster = context.cluster();
    if (cluster.groups().isEmpty()
        || !isNeeded(daemonSet)
        || cluster.groups().givesNone(daemonSet)) {
      return; // desired-zero says so
    }
    Map<String, List<DeclaredGroup>> byTaint = new LinkedHashMap<>();
    Map<String, Taint> taints = new LinkedHashMap<>();
    List<DeclaredGroup> all = new ArrayList<>();
    for (AlikeAnswer one : cluster.groups().alikeAnswersOf(daemonSet)) {
      Taint taint = taint(one.answer());
      if (taint != null) {
        taints.putIfAbsent(taint.toString(), taint);
        byTaint.computeIfAbsent(taint.toString(), key -> new ArrayList<>()).addAll(one.groups());
        all.addAll(one.groups());
      }
    }
    if (byTaint.size() <= MAX_TAINTS) {
      taints.forEach(
          (text, taint) ->
              report(daemonSet.pod(), byTaint.getOrDefault(text, List.of()), taint, context));
    } else {
      reportAll(daemonSet.pod(), all, List.copyOf(taints.keySet()), context);
    }
  }

  /** A taint alone keeps the agent off; a selector is a choice. */
  private static @Nullable Taint taint(GroupAnswer answer) {
    if (answer.answer() != Answer.NO || answer.reasons().isEmpty()) {
      return null;
    }
    Taint taint = answer.reasons().get(0).taint();
    boolean role = taint != null && taint.key().get().startsWith("node-role.kubernetes.io/");
    return role ? null : taint;
  }

  private static boolean isNeeded(DaemonSet daemonSet) {
    PodSpec pod = daemonSet.pod();
    if (NodeCriticalAgent.networkPlugin(pod) != null
        || NodeCriticalAgent.storageDriver(pod) != null) {
      return true;
    }
    for (String word : NEEDED) {
      if (daemonSet.name().contains(word)
          || pod.containers().stream().anyMatch(one -> one.image().get().contains(word))) {
        return true;
      }
    }
    return false;
  }

  private static void report(
      PodSpec pod, List<DeclaredGroup> groups, Taint taint, RuleContext context) {
    FindingBuilder report =
        context.report(
            UntoleratedNodes.place(pod),
            "runs on no node of %s, whose taint \"%s\" it does not tolerate"
                .formatted(GroupNames.of(groups), taint));
    report.note(taint.place(), "the taint");
    TolerationSnippet.toleration(report, pod, taint.key().get(), taint.effect().get(), false);
  }

  private static void reportAll(
      PodSpec pod, List<DeclaredGroup> groups, List<String> taints, RuleContext context) {
    context
        .report(
            UntoleratedNodes.place(pod),
            "runs on no node of %s, whose %s taints it does not tolerate: %s and %s more"
                .formatted(
                    GroupNames.of(groups),
                    taints.size(),
                    String.join(", ", taints.subList(0, MAX_TAINTS)),
                    taints.size() - MAX_TAINTS))
        .note("to tolerate every taint: {operator: Exists}");
  }
}
