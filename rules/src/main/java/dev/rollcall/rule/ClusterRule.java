package dev.rollcall.rule;

/** A rule that looks at all objects of the input together. */
public non-sealed interface ClusterRule extends Rule {

  void check(RuleContext context);
}
