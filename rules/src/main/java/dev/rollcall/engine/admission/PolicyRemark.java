package dev.rollcall.engine.admission;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.text.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an admission policy says to a change without refusing it.
 *
 * @param severity a warning for Warn, an information for Audit and for what files do not tell
 */
public record PolicyRemark(Severity severity, String text) {

  /**
   * Returns what is no refusal among findings.
   *
   * @param lead what the findings are about, empty for the object itself
   */
  static List<PolicyRemark> of(String lead, List<PolicyFinding> findings) {
    Set<PolicyRemark> remarks = new LinkedHashSet<>();
    for (PolicyFinding finding : findings) {
      if (finding.severity() == Severity.WARNING) {
        remarks.add(remark(finding, lead + "the API server warns: "));
      } else if (finding.severity() == Severity.INFO) {
        boolean unknown = finding.rule().equals("policy-unknown");
        remarks.add(
            unknown
                ? new PolicyRemark(Severity.INFO, lead + finding.message())
                : remark(finding, lead + "the API server takes it, and records: "));
      }
    }
    return new ArrayList<>(remarks);
  }

  private static PolicyRemark remark(PolicyFinding finding, String verb) {
    String path = finding.path().isEmpty() ? "" : finding.path() + ": ";
    String binding = finding.verdict().binding();
    return new PolicyRemark(
        finding.severity(),
        "%s%sValidatingAdmissionPolicy '%s'%s: %s"
            .formatted(
                verb,
                path,
                finding.verdict().policy(),
                binding == null ? "" : " with binding '" + binding + "'",
                finding.message()));
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
