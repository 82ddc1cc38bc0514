package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that came to no end, as a finding of its own. */
record Crash(RuleInfo rule, Mishap mishap) {

  /**
   * Returns the finding, nothing where it may not be told.
   *
   * @param subject what the rule looked at, null for everything at once
   */
  List<Finding> finding(RuleSet rules, @Nullable Manifest subject) {
    RuleInfo crash = rules.enabled("rule-crash");
    if (crash == null) {
      return List.of();
    }
    FindingBuilder finding =
        subject == null
            ? FindingBuilder.inFile(crash, Unreadable.EVERYWHERE, null, message())
            : FindingBuilder.at(crash, subject.place(), message());
    return List.of(finding.build(null));
  }

  private String message() {
    String report = "; " + Mishap.REPORT + " with this manifest";
    String remedy = mishap.isOverLimit() ? ", or " + mishap.remedy() : "";
    return "rule \""
        + rule.id()
        + "\" "
        + mishap.what()
        + report
        + remedy
        + "; the other rules went on";
  }
}
