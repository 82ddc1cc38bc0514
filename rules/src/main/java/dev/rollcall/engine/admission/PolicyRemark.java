package dev.rollcall.engine.admission;

import dev.rollcall.config.RulePolicy;
import dev.rollcall.config.RuleSetting;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What an admission policy says to a change without refusing it.
 *
 * @param severity what the configuration says, else a warning for Warn, an information for Audit
 *     and for what files do not tell
 */
public record PolicyRemark(Severity severity, String text) {

  /**
   * Returns what is no refusal among findings.
   *
   * @param lead what the findings are about, empty for the object itself
   * @param configured what the configuration says of rules for a file: a remark that it turns off
   *     is left out, and one of another severity has that, but neither makes or undoes a refusal
   */
  static List<PolicyRemark> of(
      String lead, List<PolicyFinding> findings, Function<String, RulePolicy> configured) {
    Set<PolicyRemark> remarks = new LinkedHashSet<>();
    for (PolicyFinding finding : findings) {
      String file = finding.place().origin().file().name();
      RuleSetting setting = configured.apply(file).setting(finding.rule(), finding.verdict());
      if (finding.severity() != Severity.ERROR && !Boolean.FALSE.equals(setting.enabled())) {
        Severity severity = setting.severity() == null ? finding.severity() : setting.severity();
        remarks.add(new PolicyRemark(severity, lead + text(finding)));
      }
    }
    return new ArrayList<>(remarks);
  }

  private static String text(PolicyFinding finding) {
    if (finding.rule().equals("policy-unknown")) {
      return finding.message();
    }
    String verb =
        finding.severity() == Severity.WARNING
            ? "the API server warns: "
            : "the API server takes it, and records: ";
    String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
    String binding = finding.verdict().binding();
    return "%s%sValidatingAdmissionPolicy '%s'%s: %s"
        .formatted(
            verb,
            path,
            finding.verdict().policy(),
            binding == null ? "" : " with binding '" + binding + "'",
            finding.said());
  }

  /** Writes the field {@code policyRemarks} of the JSON contract. */
  public static void write(JsonWriter json, List<PolicyRemark> remarks) {
    json.name("policyRemarks").array();
    for (PolicyRemark remark : remarks) {
      json.object();
      json.field("severity", remark.severity().id());
      json.field("message", remark.text());
      json.end();
    }
    json.end();
  }
}
