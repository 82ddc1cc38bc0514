package dev.rollcall.engine;

import dev.rollcall.admission.Refusal;
import dev.rollcall.admission.Warning;
import dev.rollcall.config.Policy;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.AdmissionRule;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of a run, sorted by what they look at. */
final class RuleSet {

  /** What says that something was not looked at: also where one rule alone is asked. */
  private static final Set<String> GAPS =
      Set.of("unreadable-input", "input-over-limit", "yaml-syntax", "rule-crash");

  private final Settings settings;
  private final Set<Policy> policies;
  private final List<DaemonSetRule> daemonSetRules = new ArrayList<>();
  private final List<NodeRule> nodeRules = new ArrayList<>();
  private final List<ClusterRule> clusterRules = new ArrayList<>();
  private final List<AdmissionRule> admissionRules = new ArrayList<>();
  private final Map<String, RuleInfo> infos = new TreeMap<>();
  private final Map<String, RuleInfo> enabled = new HashMap<>();

  RuleSet(List<Rule> rules, Settings settings) {
    this.settings = settings;
    this.policies = settings.policies().all();
    for (Rule rule : rules) {
      RuleInfo info = rule.info();
      infos.put(info.id(), info);
      if (speaksSomewhere(info)) {
        enabled.put(info.id(), info);
      }
      // What is silent still claims what it is about, so that no other rule speaks for it.
      if (rule instanceof AdmissionRule admissionRule) {
        admissionRules.add(admissionRule);
      }
      if (enabled.containsKey(info.id())) {
        add(rule);
      }
    }
  }

  private void add(Rule rule) {
    if (rule instanceof DaemonSetRule daemonSetRule) {
      daemonSetRules.add(daemonSetRule);
    } else if (rule instanceof NodeRule nodeRule) {
      nodeRules.add(nodeRule);
    } else if (rule instanceof ClusterRule clusterRule) {
      clusterRules.add(clusterRule);
    }
  }

  private boolean speaksSomewhere(RuleInfo info) {
    for (Policy policy : policies) {
      if (isEnabled(info, policy)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the rule may speak where the policy holds. */
  private boolean isEnabled(RuleInfo info, Policy policy) {
    if (settings.skip().contains(info.id())) {
      return false;
    }
    if (!settings.only().isEmpty()) {
      return settings.only().contains(info.id()) || GAPS.contains(info.id());
    }
    return policy.isEnabled(info, settings.profile());
  }

  /** Tells whether the rule may speak in the file of the place. */
  boolean speaksIn(RuleInfo info, Location location) {
    return isEnabled(info, settings.policies().of(location.file().name()));
  }

  /** Returns the findings that the configuration of their file lets through, as bad as it says. */
  List<Finding> judge(List<Finding> findings) {
    if (settings.policies().isEmpty()) {
      return findings;
    }
    List<Finding> judged = new ArrayList<>();
    for (Finding finding : findings) {
      RuleInfo info = infos.get(finding.rule());
      if (info == null || speaksIn(info, finding.location())) {
        Policy policy = settings.policies().of(finding.location().file().name());
        Severity severity = policy.severity(finding.rule());
        judged.add(severity == null ? finding : finding.withSeverity(severity));
      }
    }
    return judged;
  }

  List<DaemonSetRule> daemonSetRules() {
    return daemonSetRules;
  }

  List<NodeRule> nodeRules() {
    return nodeRules;
  }

  List<ClusterRule> clusterRules() {
    return clusterRules;
  }

  /** Returns the rule of the id, null where there is none. */
  @Nullable RuleInfo find(String id) {
    return infos.get(id);
  }

  Set<String> ids() {
    return infos.keySet();
  }

  /** Returns the rule of the id where it may speak, null otherwise. */
  @Nullable RuleInfo enabled(String id) {
    return enabled.get(id);
  }

  boolean isEnabled(RuleInfo info) {
    return enabled.containsKey(info.id());
  }

  @Nullable AdmissionRule claimant(Refusal refusal) {
    for (AdmissionRule rule : admissionRules) {
      if (rule.claims(refusal)) {
        return rule;
      }
    }
    return null;
  }

  @Nullable AdmissionRule claimant(Warning warning) {
    for (AdmissionRule rule : admissionRules) {
      if (rule.claims(warning)) {
        return rule;
      }
    }
    return null;
  }
}
