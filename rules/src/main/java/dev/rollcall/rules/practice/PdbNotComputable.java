package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.LabelSelector;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flags PodDisruptionBudgets on pods of a DaemonSet that need a scale, which a DaemonSet has not.
 */
final class PdbNotComputable implements ClusterRule {

  private static final int MOST_NOTES = 3;

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pdb-not-computable",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "disruption budget that cannot be computed for a DaemonSet")
          .searchTerms(
              "does not implement the scale subresource",
              "CalculateExpectedPodCountFailed",
              "Cannot evict pod as it would violate the pod's disruption budget");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Inventory inventory = context.cluster().inventory();
    for (GenericObject budget : inventory.ofKind("PodDisruptionBudget")) {
      FieldCursor spec = budget.content().get("spec");
      FieldCursor amount = amount(spec);
      if (amount == null) {
        continue;
      }
      LabelSelector selector = LabelSelector.read(spec.get("selector"));
      List<DaemonSet> selected = new ArrayList<>();
      for (DaemonSet daemonSet : inventory.daemonSets()) {
        if (selects(budget, selector, daemonSet)) {
          selected.add(daemonSet);
        }
      }
      if (!selected.isEmpty()) {
        report(amount, selected, context);
      }
    }
  }

  /** Returns what needs the number of pods that there should be, null if nothing does. */
  private static @Nullable FieldCursor amount(FieldCursor spec) {
    if (spec.get("maxUnavailable").isPresent()) {
      return spec.get("maxUnavailable");
    }
    String least = spec.get("minAvailable").string();
    return least != null && least.endsWith("%") ? spec.get("minAvailable") : null;
  }

  private static boolean selects(
      GenericObject budget, LabelSelector selector, DaemonSet daemonSet) {
    return budget.namespace().equals(daemonSet.namespace())
        && selector.place().isPresent()
        && !(selector.isEmpty() && budget.origin().object().apiVersion().endsWith("v1beta1"))
        && selector.matches(daemonSet.template().meta().labels());
  }

  private static void report(FieldCursor amount, List<DaemonSet> selected, RuleContext context) {
    DaemonSet first = selected.get(0);
    String others = selected.size() == 1 ? "" : " and %s more".formatted(selected.size() - 1);
    FindingBuilder report =
        context.report(
            amount.place(),
            "%s \"%s\" cannot be computed for DaemonSet \"%s\"%s, which has no scale: no eviction is allowed at all; write minAvailable as a number, or leave the budget out"
                .formatted(amount.name(), amount.text(), first.name(), others));
    selected.stream()
        .limit(MOST_NOTES)
        .forEach(each -> report.note(each.meta().name().place(), "the DaemonSet"));
  }
}
