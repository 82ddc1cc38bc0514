package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.LabelRename;
import org.jspecify.annotations.Nullable;

/** Flags a selection of nodes by the beta labels of operating system and architecture. */
final class BetaOsArchLabel implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "beta-os-arch-label",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "selection of nodes by beta.kubernetes.io/os or /arch")
          .searchTerms(
              "beta.kubernetes.io/os", "beta.kubernetes.io/arch", "deprecated since v1.14");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return renamed(warning) != null;
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    String name = renamed(warning);
    if (name != null) {
      report.message(
          "the label \"beta.%s\" is deprecated since Kubernetes 1.14; select by \"%s\""
              .formatted(name, name));
      LabelRename.offer(warning.place(), name, true, report);
    }
  }

  private static @Nullable String renamed(ApiServerWarning warning) {
    if (warning.text().contains("use \"kubernetes.io/os\"")) {
      return "kubernetes.io/os";
    }
    return warning.text().contains("use \"kubernetes.io/arch\"") ? "kubernetes.io/arch" : null;
  }
}
