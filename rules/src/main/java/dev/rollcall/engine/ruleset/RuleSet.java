package dev.rollcall.engine.ruleset;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.config.RulePolicy;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ApiServerRule;
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
public final class RuleSet {

  /** What says that something was not looked at: also where one rule alone is asked. */
  private static final Set<String> ALWAYS_ENABLED =
      Set.of(
          "unreadable-input", "unreadable-dump", "input-over-limit", "yaml-syntax", "rule-crash");

  private final LintSettings settings;
  private final Set<RulePolicy> policies;
  private final List<DaemonSetRule> daemonSetRules = new ArrayList<>();
  private final List<NodeRule> nodeRules = new ArrayList<>();
  private final List<ClusterRule> clusterRules = new ArrayList<>();
  private final List<ApiServerRule> admissionRules = new ArrayList<>();
  private final Map<String, RuleInfo> infos = new TreeMap<>();
  private final Map<String, RuleInfo> enabled = new HashMap<>();

  public RuleSet(List<Rule> rules, LintSettings settings) {
    this.settings = settings;
    this.policies = settings.policies().all();
    for (Rule rule : rules) {
      RuleInfo info = rule.info();
      infos.put(info.id(), info);
      if (isEnabledAnywhere(info)) {
        enabled.put(info.id(), info);
      }
      // What is silent still claims what it is about, so that no other rule speaks for it.
      if (rule instanceof ApiServerRule admissionRule) {
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

  private boolean isEnabledAnywhere(RuleInfo info) {
    for (RulePolicy policy : policies) {
      if (isEnabled(info, policy) || isEnabledForAPolicy(info, policy)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the rule may speak where the policy holds. */
  private boolean isEnabled(RuleInfo info, RulePolicy policy) {
    if (settings.skip().contains(info.id())) {
      return false;
    }
    if (!settings.only().isEmpty()) {
      return settings.only().contains(info.id()) || ALWAYS_ENABLED.contains(info.id());
    }
    return policy.isEnabled(info, settings.profile());
  }

  /** Returns whether the rule may speak about one of several admission policies. */
  private boolean isEnabledForAPolicy(RuleInfo info, RulePolicy policy) {
    return !isChosen(info) && policy.tellsOfAPolicy(info);
  }

  /** Returns whether the command line says of the rule whether it may speak. */
  private boolean isChosen(RuleInfo info) {
    return settings.skip().contains(info.id()) || !settings.only().isEmpty();
  }

  private boolean isTold(RuleInfo info, Finding finding, RulePolicy policy) {
    return finding.policy() == null || isChosen(info)
        ? isEnabled(info, policy)
        : policy.tells(info, finding, settings.profile());
  }

  /** Returns whether the rule may speak in the file of the place. */
  public boolean isEnabledIn(RuleInfo info, Location location) {
    return isEnabled(info, settings.policies().of(location.file().name()));
  }

  /** Returns the findings that the configuration of their file lets through, as bad as it says. */
  public List<Finding> applyPolicies(List<Finding> findings) {
    if (settings.policies().isEmpty()) {
      return findings;
    }
    List<Finding> judged = new ArrayList<>();
    for (Finding finding : findings) {
      RuleInfo info = infos.get(finding.rule());
      RulePolicy policy = settings.policies().of(finding.location().file().name());
      if (info == null || isTold(info, finding, policy)) {
        Severity severity = policy.severity(finding);
        judged.add(severity == null ? finding : finding.withSeverity(severity));
      }
    }
    return judged;
  }

  public List<DaemonSetRule> daemonSetRules() {
    return daemonSetRules;
  }

  public List<NodeRule> nodeRules() {
    return nodeRules;
  }

  public List<ClusterRule> clusterRules() {
    return clusterRules;
  }

  /** Returns the rule of the id, null if there is none. */
  @Nullable
  public RuleInfo find(String id) {
    return infos.get(id);
  }

  public Set<String> ids() {
    return infos.keySet();
  }

  /** Returns the rule of the id where it may speak, null otherwise. */
  @Nullable
  public RuleInfo enabled(String id) {
    return enabled.get(id);
  }

  public boolean isEnabled(RuleInfo info) {
    return enabled.containsKey(info.id());
  }

  @Nullable
  public ApiServerRule claimant(FieldError refusal) {
    for (ApiServerRule rule : admissionRules) {
      if (rule.claims(refusal)) {
        return rule;
      }
    }
    return null;
  }

  @Nullable
  public ApiServerRule claimant(ApiServerWarning warning) {
    for (ApiServerRule rule : admissionRules) {
      if (rule.claims(warning)) {
        return rule;
      }
    }
    return null;
  }
}
