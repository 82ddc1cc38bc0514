package dev.rollcall.rule;

import dev.rollcall.model.DaemonSet;

/** A rule that looks at one DaemonSet, and at the cluster that it is for. */
public non-sealed interface DaemonSetRule extends Rule {

  void check(DaemonSet daemonSet, RuleContext context);
}
