package dev.rollcall.config;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.Profile;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the configuration says of rules for one file. */
public final class RulePolicy {

  /** What holds where nothing is configured. */
  public static final RulePolicy NONE = new RulePolicy(null, Map.of());

  private final @Nullable Profile profile;
  private final Map<String, RuleSetting> rules;

  private RulePolicy(@Nullable Profile profile, Map<String, RuleSetting> rules) {
    this.profile = profile;
    this.rules = Collections.unmodifiableMap(rules);
  }

  /** Returns what holds for a file whose path is relative to the directory of the configuration. */
  public static RulePolicy of(Config config, String path) {
    Profile profile = config.base().profile();
    Map<String, RuleSetting> rules = new TreeMap<>(config.base().rules());
    for (Overlay overlay : config.overlays()) {
      if (overlay.holdsFor(path)) {
        profile = overlay.profile() == null ? profile : overlay.profile();
        overlay.rules().forEach((id, setting) -> rules.merge(id, setting, RuleSetting::with));
      }
    }
    return new RulePolicy(profile, rules);
  }

  /** Returns the profile, null if none is configured. */
  public @Nullable Profile profile() {
    return profile;
  }

  /** Returns what is said of rules, by id. */
  public Map<String, RuleSetting> rules() {
    return rules;
  }

  /**
   * Returns whether a rule may speak.
   *
   * @param forced the profile that the user asks for on the command line, null for none
   */
  public boolean isEnabled(RuleInfo info, @Nullable Profile forced) {
    Boolean enabled = rules.getOrDefault(info.id(), RuleSetting.NONE).enabled();
    if (enabled != null) {
      return enabled;
    }
    Profile holds = forced == null ? profile : forced;
    return info.profile() == Profile.DEFAULT || holds == Profile.STRICT;
  }

  /**
   * Returns whether a finding of a rule is told, which may be said of one admission policy alone.
   *
   * @param forced the profile that the user asks for on the command line, null for none
   */
  public boolean tells(RuleInfo info, Finding finding, @Nullable Profile forced) {
    Boolean told = ofPolicy(finding).enabled();
    return told == null ? isEnabled(info, forced) : told;
  }

  /** Returns the configured severity of a finding, null if none is. */
  public @Nullable Severity severity(Finding finding) {
    Severity severity = ofPolicy(finding).severity();
    return severity == null ? severity(finding.rule()) : severity;
  }

  /** Returns the configured severity of the findings of a rule, null if none is. */
  @Nullable Severity severity(String rule) {
    return rules.getOrDefault(rule, RuleSetting.NONE).severity();
  }

  /** Returns what is said of a rule, more so of an admission policy, and most of a validation. */
  public RuleSetting setting(String rule, PolicyVerdict verdict) {
    return rules.getOrDefault(rule, RuleSetting.NONE).with(ofPolicy(rule, verdict));
  }

  private RuleSetting ofPolicy(Finding finding) {
    return ofPolicy(finding.rule(), finding.policy());
  }

  /** Returns what is said of the admission policy of a finding, and more so of its validation. */
  private RuleSetting ofPolicy(String rule, @Nullable PolicyVerdict verdict) {
    if (verdict == null || rules.isEmpty()) {
      return RuleSetting.NONE;
    }
    String policy = rule + '/' + verdict.policy();
    RuleSetting whole = rules.getOrDefault(policy, RuleSetting.NONE);
    RuleSetting part = rules.get(policy + '[' + verdict.validation() + ']');
    return part == null ? whole : whole.with(part);
  }

  /** Returns whether a rule is to tell what one of several admission policies says. */
  public boolean tellsOfAPolicy(RuleInfo info) {
    for (Map.Entry<String, RuleSetting> each : rules.entrySet()) {
      if (each.getKey().startsWith(info.id() + '/')
          && Boolean.TRUE.equals(each.getValue().enabled())) {
        return true;
      }
    }
    return false;
  }

  /** Returns the configured value of a setting of a rule, or its fallback. */
  public <T> T option(String rule, RuleOption<T> option) {
    RuleSetting setting = rules.get(rule);
    Object value = setting == null ? null : setting.options().get(option.name());
    if (value == null) {
      return option.fallback();
    }
    @SuppressWarnings("unchecked") // the reader takes only values of the type of the fallback
    T typed = (T) value;
    return typed;
  }
}
