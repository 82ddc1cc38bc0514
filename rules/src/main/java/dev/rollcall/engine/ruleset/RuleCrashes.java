package dev.rollcall.engine.ruleset;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.execution.TaskFailure;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule that did not finish, as a finding of its own. */
public record RuleCrashes(RuleInfo rule, TaskFailure mishap) {

  /**
   * Returns the finding, nothing where it may not be told.
   *
   * @param subject what the rule looked at, null for everything at once
   */
  public List<Finding> finding(RuleSet rules, @Nullable Manifest subject) {
    return finding(rules, subject == null ? null : subject.place());
  }

  /**
   * Returns the finding, nothing where it may not be told.
   *
   * @param subject the place of what the rule looked at, null for everything at once
   */
  public List<Finding> finding(RuleSet rules, @Nullable FieldLocation subject) {
    RuleInfo crash = rules.enabled("rule-crash");
    if (crash == null) {
      return List.of();
    }
    DefaultFindingBuilder finding =
        subject == null
            ? DefaultFindingBuilder.inFile(crash, InputError.EVERYWHERE, null, message())
            : DefaultFindingBuilder.at(crash, subject, message());
    return List.of(finding.build(null));
  }

  private String message() {
    String report = "; " + TaskFailure.REPORT + " with this manifest";
    String remedy = mishap.isOverLimit() ? ", or " + mishap.remedy() : "";
    return "rule \""
        + rule.id()
        + "\" "
        + mishap.describe()
        + report
        + remedy
        + "; the other rules went on";
  }
}
