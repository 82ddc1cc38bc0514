package dev.rollcall.rule;

import dev.rollcall.placement.Cluster;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.FieldLocation;

/** What a rule sees and how it speaks. */
public interface RuleContext {

  /** Returns everything, placements included. */
  Cluster cluster();

  /** Returns the version of Kubernetes that is linted for. */
  KubernetesVersion version();

  /** Returns the configured value of a setting of the rule, or its fallback. */
  <T> T option(RuleOption<T> option);

  /** Returns whether the user declared the input to hold everything that the cluster has. */
  boolean isComplete();

  /** Speaks about a place. */
  FindingBuilder report(FieldLocation place, String message);
}
