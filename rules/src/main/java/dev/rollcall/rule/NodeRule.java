package dev.rollcall.rule;

import dev.rollcall.model.Node;

/** A rule that looks at one node of the input. */
public non-sealed interface NodeRule extends Rule {

  void check(Node node, RuleContext context);
}
