package dev.rollcall.engine;

import dev.rollcall.config.Policy;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.Option;
import dev.rollcall.rule.Report;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.Location;
import dev.rollcall.source.Place;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Asks every rule about everything that it looks at. */
final class RuleRunner {

  private final RuleSet rules;
  private final Settings settings;
  private final Cluster cluster;

  RuleRunner(RuleSet rules, Settings settings, Cluster cluster) {
    this.rules = rules;
    this.settings = settings;
    this.cluster = cluster;
  }

  /** Returns all findings, those of one object together, in no order that means anything. */
  List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    Parallel.map(cluster.inventory().daemonSets(), settings.threads(), this::check)
        .forEach(findings::addAll);
    Parallel.map(cluster.inventory().nodes(), settings.threads(), this::check)
        .forEach(findings::addAll);
    Parallel.map(rules.clusterRules(), settings.threads(), this::check).forEach(findings::addAll);
    return findings;
  }

  private List<Finding> check(DaemonSet daemonSet) {
    List<Finding> findings = new ArrayList<>();
    Policy policy = settings.policies().of(daemonSet.origin().file().name());
    for (DaemonSetRule rule : rules.daemonSetRules()) {
      Context context = new Context(rule.info(), policy);
      try {
        rule.check(daemonSet, context);
        context.finish(findings);
      } catch (RuntimeException | StackOverflowError e) {
        crashed(rule.info(), daemonSet, e, findings);
      }
    }
    return findings;
  }

  private List<Finding> check(Node node) {
    List<Finding> findings = new ArrayList<>();
    Policy policy = settings.policies().of(node.origin().file().name());
    for (NodeRule rule : rules.nodeRules()) {
      Context context = new Context(rule.info(), policy);
      try {
        rule.check(node, context);
        context.finish(findings);
      } catch (RuntimeException | StackOverflowError e) {
        crashed(rule.info(), node, e, findings);
      }
    }
    return findings;
  }

  private List<Finding> check(ClusterRule rule) {
    List<Finding> findings = new ArrayList<>();
    Context context = new Context(rule.info(), settings.policies().run());
    try {
      rule.check(context);
      context.finish(findings);
    } catch (RuntimeException | StackOverflowError e) {
      RuleInfo crash = rules.enabled("rule-crash");
      if (crash != null) {
        Location nowhere = new Location(new SourceFile("(all files)", ""), Span.START);
        findings.add(
            FindingBuilder.inFile(crash, nowhere, null, describe(rule.info(), e)).build(null));
      }
    }
    return findings;
  }

  private void crashed(RuleInfo rule, Manifest subject, Throwable e, List<Finding> findings) {
    RuleInfo crash = rules.enabled("rule-crash");
    if (crash != null) {
      findings.add(FindingBuilder.at(crash, subject.place(), describe(rule, e)).build(null));
    }
  }

  private static String describe(RuleInfo rule, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return "rule \""
        + rule.id()
        + "\" crashed with "
        + e
        + where
        + "; report it with this manifest, the other rules went on";
  }

  /** What one rule sees while it looks at one thing. */
  private final class Context implements RuleContext {

    private final RuleInfo rule;
    private final Policy policy;
    private final List<FindingBuilder> reports = new ArrayList<>(0);

    Context(RuleInfo rule, Policy policy) {
      this.rule = rule;
      this.policy = policy;
    }

    @Override
    public Cluster cluster() {
      return cluster;
    }

    @Override
    public KubernetesVersion version() {
      return settings.version();
    }

    @Override
    public <T> T option(Option<T> option) {
      return policy.option(rule.id(), option);
    }

    @Override
    public boolean isComplete() {
      return settings.complete();
    }

    @Override
    public Report report(Place place, String message) {
      FindingBuilder report = FindingBuilder.at(rule, place, message);
      reports.add(report);
      return report;
    }

    void finish(List<Finding> findings) {
      for (FindingBuilder report : reports) {
        findings.add(report.build(cluster.reference()));
      }
    }
  }
}
