package dev.rollcall.rule;

/** Something that rollcall can say. What a rule looks at is its type. */
public sealed interface Rule
    permits DaemonSetRule, NodeRule, ClusterRule, ApiServerRule, BuiltInFindingRule {

  /** Returns what the rule says of itself. */
  RuleInfo info();
}
