package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags a toleration of nothing but what another one tolerates anyway. */
final class DuplicateToleration implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
          "duplicate-toleration",
          Category.PRACTICE,
          Severity.INFO,
          "0.1.0",
          "toleration that another one covers");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    List<Toleration> tolerations = daemonSet.pod().tolerations();
    for (int i = 0; i < tolerations.size(); i++) {
      Toleration covering = covering(tolerations, i);
      if (covering == null) {
        continue;
      }
      Toleration toleration = tolerations.get(i);
      FindingBuilder report =
          context
              .report(
                  toleration.place(), "tolerates only what another toleration covers; remove it")
              .note(covering.place(), "the toleration that covers it");
      report.fix(true, "remove the toleration", YamlEdits.remove(toleration.place()));
    }
  }

  /** Returns what covers the toleration; of two that say the same, the later one is too many. */
  private static @Nullable Toleration covering(List<Toleration> tolerations, int index) {
    Toleration one = tolerations.get(index);
    for (int i = 0; i < tolerations.size(); i++) {
      Toleration other = tolerations.get(i);
      if (i != index && covers(other, one) && (i < index || !covers(one, other))) {
        return other;
      }
    }
    return null;
  }

  private static boolean covers(Toleration wide, Toleration narrow) {
    if (!wide.isReadable() || !narrow.isReadable()) {
      return false;
    }
    String key = wide.key().get();
    String effect = wide.effect().get();
    if (!key.equals(narrow.key().get()) && !key.isEmpty()) {
      return false;
    }
    if (!effect.equals(narrow.effect().get()) && !effect.isEmpty()) {
      return false;
    }
    // Of several tolerations with a time, the shortest counts: none of them is idle.
    if (wide.tolerationSeconds().isGiven() || narrow.tolerationSeconds().isGiven()) {
      return false;
    }
    return wide.operator().get().equals("Exists")
        || (wide.operator().get().equals(narrow.operator().get())
            && wide.value().get().equals(narrow.value().get()));
  }
}
