package dev.rollcall.rules.rollout;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.Locale;
import java.util.Map;

/**
 * Flags a checksum of the configuration that stands on the DaemonSet, where it restarts nothing.
 */
final class MisplacedChecksum implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "misplaced-checksum",
              Category.ROLLOUT,
              Severity.WARNING,
              "0.1.0",
              "checksum annotation on the DaemonSet instead of its pod template")
          .searchTerms("checksum/config", "configmap changed but pods do not restart");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (!readsConfiguration(daemonSet.pod())) {
      return;
    }
    for (Map.Entry<String, Value<String>> entry :
        daemonSet.meta().annotations().entries().entrySet()) {
      String key = entry.getKey();
      if (isChecksum(key) && !daemonSet.template().meta().annotations().has(key)) {
        context.report(
            entry.getValue().place(),
            "annotation \"%s\" on the DaemonSet restarts no pod when the configuration changes; move it to spec.template.metadata.annotations"
                .formatted(key));
      }
    }
  }

  private static boolean isChecksum(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return lower.contains("checksum") || lower.contains("config-hash");
  }

  private static boolean readsConfiguration(PodSpec pod) {
    for (Container container : pod.allContainers()) {
      if (!container.references().isEmpty()) {
        return true;
      }
    }
    for (Volume volume : pod.volumes()) {
      if (!volume.references().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
