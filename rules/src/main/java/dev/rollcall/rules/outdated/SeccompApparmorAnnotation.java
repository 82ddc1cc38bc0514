package dev.rollcall.rules.outdated;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags seccomp, AppArmor and sysctls in annotations. */
final class SeccompApparmorAnnotation implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "seccomp-apparmor-annotation",
              Category.OUTDATED,
              Severity.WARNING,
              "0.1.0",
              "security settings in annotations that fields replaced")
          .searchTerms(
              "seccomp.security.alpha.kubernetes.io/pod",
              "container.apparmor.security.beta.kubernetes.io",
              "non-functional in v1.27+");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return field(warning) != null;
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    String field = field(warning);
    boolean appArmor = field != null && field.startsWith("appArmor");
    report.message(
        appArmor
            ? "the annotation is deprecated since Kubernetes 1.30; write"
                + " securityContext.appArmorProfile instead"
            : "nothing reads the annotation any more, so the pod runs without it; write securityContext.%s instead"
                .formatted(field));
  }

  private static @Nullable String field(ApiServerWarning warning) {
    for (String field : List.of("seccompProfile", "appArmorProfile", "sysctls")) {
      if (warning.text().contains("use the \"" + field + "\" field instead")) {
        return field;
      }
    }
    return null;
  }
}
