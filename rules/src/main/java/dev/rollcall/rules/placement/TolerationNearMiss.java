package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.rules.common.TaintCatalogue;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a toleration of no taint at all, where a similar one would be of use. */
final class TolerationNearMiss implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-near-miss",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "toleration that misses a taint by a slip of the pen")
          .searchTerms("untolerated taint");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    TaintCatalogue taints = TaintCatalogue.of(context.cluster(), daemonSet);
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (toleration.key().get().isEmpty() || toleration.key().get().equals(KnownTaint.MASTER)) {
        continue;
      }
      TaintCatalogue.Entry near = taints.nearMiss(toleration);
      if (near != null && !daemonSet.pod().tolerates(near.key(), near.value(), near.effect())) {
        report(toleration, near, context);
      }
    }
  }

  private static void report(
      Toleration toleration, TaintCatalogue.Entry near, RuleContext context) {
    boolean key = !toleration.key().get().equals(near.key());
    boolean effect =
        !toleration.effect().get().isEmpty() && !toleration.effect().get().equals(near.effect());
    Value<String> wrong =
        key ? toleration.key() : effect ? toleration.effect() : toleration.value();
    String right = key ? near.key() : effect ? near.effect() : near.value();
    if (right.isEmpty()) {
      context.report(
          wrong.place(),
          "tolerates no taint of the nodes: \"%s\" has no value and this asks for \"%s\"; write operator Exists, without a value"
              .formatted(near, wrong.get()));
      return;
    }
    FindingBuilder report =
        context.report(
            wrong.isGiven() ? wrong.place() : toleration.place(),
            "tolerates no taint of the nodes: \"%s\" misses \"%s\"; did you mean \"%s\"?"
                .formatted(wrong.get(), near, right));
    if (near.place() != null) {
      report.note(near.place(), "the taint");
    }
    if (wrong.isGiven()) {
      report.fix(false, "write \"" + right + "\"", YamlEdits.value(wrong.place(), right));
    }
  }
}
