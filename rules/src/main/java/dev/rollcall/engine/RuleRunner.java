package dev.rollcall.engine;

import dev.rollcall.config.RulePolicy;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.TaskFailure;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleCrashes;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks every rule about everything that it looks at. */
final class RuleRunner {

  private final RuleSet rules;
  private final LintSettings settings;
  private final Cluster cluster;
  private final BoundedExecutor guard;
  private final LintScope scope;

  RuleRunner(
      RuleSet rules,
      LintSettings settings,
      Cluster cluster,
      BoundedExecutor guard,
      LintScope scope) {
    this.scope = scope;
    this.rules = rules;
    this.settings = settings;
    this.cluster = cluster;
    this.guard = guard;
  }

  /** Returns all findings, those of one object together, in no order that means anything. */
  List<Finding> run() {
    List<RuleCheckTask<?>> examinations = new ArrayList<>();
    // Each of these takes the longest, and would be waited for if it came last.
    for (ClusterRule rule : rules.clusterRules()) {
      if (!scope.fileByFile()) {
        examinations.add(examine(rule));
      }
    }
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      if (scope.includes(daemonSet.origin().file().name())) {
        examinations.add(examine(daemonSet, rules.daemonSetRules(), DaemonSetRule::check));
      }
    }
    for (Node node : cluster.inventory().nodes()) {
      if (scope.includes(node.origin().file().name())) {
        examinations.add(examine(node, rules.nodeRules(), NodeRule::check));
      }
    }
    List<Finding> findings = new ArrayList<>();
    guard.map(examinations, RuleCheckTask::run, this::resumeAfter).forEach(findings::addAll);
    return findings;
  }

  /** A rule about an object. */
  private interface Check<R, M> {
    void check(R rule, M subject, RuleContext context);
  }

  private <R extends Rule, M extends Manifest> RuleCheckTask<R> examine(
      M subject, List<R> asked, Check<R, M> check) {
    RulePolicy policy = settings.policies().of(subject.origin().file().name());
    return new RuleCheckTask<>(
        subject,
        asked,
        rule -> {
          Context context = new Context(rule.info(), policy);
          check.check(rule, subject, context);
          return context.findings();
        });
  }

  private RuleCheckTask<ClusterRule> examine(ClusterRule asked) {
    RulePolicy policy = settings.policies().run();
    return new RuleCheckTask<>(
        null,
        List.of(asked),
        rule -> {
          Context context = new Context(rule.info(), policy);
          rule.check(context);
          return context.findings();
        });
  }

  /** Asks the rules behind one that crashed, or that took too long. */
  private <R extends Rule> List<Finding> resumeAfter(RuleCheckTask<R> stopped, TaskFailure mishap) {
    RuleCrashes crash = new RuleCrashes(stopped.current().info(), mishap);
    RuleCheckTask<R> rest = stopped.resumeAfter(crash.finding(rules, stopped.subject()));
    return guard.map(List.of(rest), RuleCheckTask::run, this::resumeAfter).get(0);
  }

  /** What one rule sees while it looks at one thing. */
  private final class Context implements RuleContext {

    private final RuleInfo rule;
    private final RulePolicy policy;
    private @Nullable List<DefaultFindingBuilder> reports;
    private boolean asksOthers;

    Context(RuleInfo rule, RulePolicy policy) {
      this.rule = rule;
      this.policy = policy;
    }

    @Override
    public Cluster cluster() {
      asksOthers = true;
      return cluster;
    }

    @Override
    public KubernetesVersion version() {
      return settings.version();
    }

    @Override
    public <T> T option(RuleOption<T> option) {
      return policy.option(rule.id(), option);
    }

    @Override
    public boolean isComplete() {
      asksOthers = true;
      return settings.complete();
    }

    @Override
    public FindingBuilder report(FieldLocation place, String message) {
      DefaultFindingBuilder report = DefaultFindingBuilder.at(rule, place, message);
      if (reports == null) {
        reports = new ArrayList<>(1);
      }
      reports.add(report);
      return report;
    }

    List<Finding> findings() {
      if (reports == null || (asksOthers && scope.fileByFile())) {
        return List.of();
      }
      List<Finding> findings = new ArrayList<>(reports.size());
      for (DefaultFindingBuilder report : reports) {
        findings.add(report.build(cluster.reference()));
      }
      return findings;
    }
  }
}
