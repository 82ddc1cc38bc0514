package dev.rollcall.rules.practice;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleInfo;

/** Flags ports of a pod that are declared twice, by number or by name. */
final class DuplicateOrOverlappingPorts implements ApiServerRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-or-overlapping-ports",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "port that is declared twice")
          .searchTerms(
              "duplicate port definition with",
              "overlapping port definition with",
              "duplicate port name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean claims(ApiServerWarning warning) {
    return warning.text().contains("port definition with ")
        || warning.text().startsWith("duplicate port name");
  }

  @Override
  public void explain(ApiServerWarning warning, FindingBuilder report) {
    String text = warning.text();
    String other = other(text);
    if (text.startsWith("duplicate port name")) {
      report.message(
          "the port name \"%s\" is taken by %s: Services and probes that go by the name use that one; rename one"
              .formatted(QuotedText.first(text), other));
    } else if (text.startsWith("dangerously")) {
      report.message(
          "the host port is that of %s on another address, one of them on all: which one gets the traffic is undefined; give both an address"
              .formatted(other));
    } else {
      report.message(
          "the port is declared by %s already, and the containers of a pod share their ports: the second one to listen fails; remove one or change it"
              .formatted(other));
    }
  }

  /** Returns the path of the other port, without what all paths of the pod start with. */
  private static String other(String text) {
    int start = text.indexOf(" with ") + " with ".length();
    int end = text.indexOf(',', start);
    String path = end < 0 ? text.substring(start) : text.substring(start, end);
    String spec = "spec.template.spec.";
    return path.startsWith(spec) ? path.substring(spec.length()) : path;
  }
}
