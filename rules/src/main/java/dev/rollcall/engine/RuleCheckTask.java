package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The questions of rules about one thing; where one of them has no end, the rest are asked. */
final class RuleCheckTask<R extends Rule> {

  private final @Nullable Manifest subject;
  private final List<R> rules;
  private final Function<R, List<Finding>> question;
  private final List<Finding> findings = new ArrayList<>();
  private volatile int at;
  private volatile boolean over;

  /**
   * Creates an examination.
   *
   * @param subject what is looked at, null for everything at once
   * @param question returns what a rule says of it
   */
  RuleCheckTask(@Nullable Manifest subject, List<R> rules, Function<R, List<Finding>> question) {
    this.subject = subject;
    this.rules = rules;
    this.question = question;
  }

  @Nullable Manifest subject() {
    return subject;
  }

  /** Asks every rule that has not answered yet, and returns what all of them say. */
  List<Finding> run() {
    for (int next = at; next < rules.size() && !over; next++) {
      List<Finding> answer = question.apply(rules.get(next));
      if (!answer.isEmpty()) {
        add(answer);
      }
      at = next + 1;
    }
    return findings;
  }

  private synchronized void add(List<Finding> answer) {
    if (!over) {
      findings.addAll(answer);
    }
  }

  /** Returns the rule that is asked. */
  R current() {
    return rules.get(Math.min(at, rules.size() - 1));
  }

  /**
   * Ends this examination, whoever is still at it, and returns one that goes on behind the current
   * rule.
   */
  synchronized RuleCheckTask<R> resumeAfter(List<Finding> insteadOfCurrent) {
    over = true;
    RuleCheckTask<R> rest =
        new RuleCheckTask<>(
            subject, rules.subList(Math.min(at + 1, rules.size()), rules.size()), question);
    rest.findings.addAll(findings);
    rest.findings.addAll(insteadOfCurrent);
    return rest;
  }
}
