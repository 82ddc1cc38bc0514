package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.model.ContainerPort;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.UpdateStrategy;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flags a surge of pods that hold a port of the node: the new one can never start beside the old
 * one.
 */
final class SurgeHostPort implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "surge-host-port",
              Category.ROLLOUT,
              Severity.ERROR,
              "0.1.0",
              "maxSurge on pods that hold a port of the node")
          .searchTerms(
              "didn't have free ports for the requested pod ports",
              "rollout never finishes",
              "maxSurge hostPort");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    UpdateStrategy strategy = daemonSet.updateStrategy();
    List<ContainerPort> ports = daemonSet.pod().hostPorts();
    if (!strategy.surges() || ports.isEmpty()) {
      return;
    }
    ContainerPort port = ports.get(0);
    FindingBuilder report =
        context.report(
            strategy.maxSurge().place(),
            "maxSurge \"%s\" starts a new pod beside the old one, which still holds host port %s: the update never ends; set maxSurge to 0"
                .formatted(strategy.maxSurge().get(), port.hostPort().get()));
    boolean implied = !port.hostPort().isGiven();
    report.note(
        implied ? port.containerPort().place() : port.hostPort().place(),
        implied
            ? "with hostNetwork every declared port is a port of the node"
            : "the port that both pods need");
    report.fix(false, "replace pods one by one, the old one first", withoutSurge(strategy));
  }

  private static @Nullable List<TextEdit> withoutSurge(UpdateStrategy strategy) {
    List<TextEdit> surge = YamlEdits.value(strategy.maxSurge().place(), "0");
    List<TextEdit> unavailable =
        strategy.maxUnavailable().isGiven()
            ? YamlEdits.value(strategy.maxUnavailable().place(), "1")
            : List.of();
    if (surge == null || unavailable == null) {
      return null;
    }
    List<TextEdit> edits = new ArrayList<>(surge);
    edits.addAll(unavailable);
    return edits;
  }
}
