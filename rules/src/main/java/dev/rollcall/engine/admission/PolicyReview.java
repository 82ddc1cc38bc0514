package dev.rollcall.engine.admission;

import dev.rollcall.config.RulePolicy;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.reading.RefusedDaemonSets;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.policy.CompiledPolicies;
import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The admission policies that options and the configuration name, to be asked about the DaemonSets
 * of states that may hold policies of their own.
 */
public final class PolicyReview {

  /** No policies but those of the states. */
  public static final PolicyReview NONE =
      new PolicyReview(
          List.of(),
          SchemaCatalog.bundled(),
          SchemaCatalog.bundled().preferred(),
          file -> RulePolicy.NONE);

  private final List<FieldCursor> named;
  private final SchemaCatalog catalog;
  private final KubernetesVersion version;
  private final Function<String, RulePolicy> configured;
  // Made for the first state that has policies.
  private @Nullable CompiledPolicies compiledPolicies;

  /**
   * Creates a review.
   *
   * @param named the policies that a user names, with all that belongs to them
   * @param configured what the configuration says of rules for a file
   */
  public PolicyReview(
      List<FieldCursor> named,
      SchemaCatalog catalog,
      KubernetesVersion version,
      Function<String, RulePolicy> configured) {
    this.named = List.copyOf(named);
    this.catalog = catalog;
    this.version = version;
    this.configured = configured;
  }

  Function<String, RulePolicy> configured() {
    return configured;
  }

  /** Returns what the policies say of a state, null if there are none. */
  public @Nullable StateReview of(ClusterReader.ClusterState state) {
    if (named.isEmpty() && !holdsPolicies(state)) {
      return null;
    }
    CompiledPolicies compiled = compiledPolicies;
    if (compiled == null) {
      compiled = new CompiledPolicies(catalog.types(version));
      compiledPolicies = compiled;
    }
    PolicyCheck check = new PolicyCheck(compiled);
    named.forEach(object -> check.add(object, object.place().origin().object(), true));
    List<FieldCursor> own = new ArrayList<>(state.policyObjects());
    state.inventory().others().forEach(other -> own.add(other.content()));
    own.forEach(object -> check.add(object, object.place().origin().object(), false));
    return check.isEmpty() ? null : new StateReview(check);
  }

  private static boolean holdsPolicies(ClusterReader.ClusterState state) {
    for (FieldCursor object : state.policyObjects()) {
      if (PolicyCheck.isPolicy(object.place().origin().object())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns what is known of a cluster, with what the policies make of DaemonSets and their pods.
   */
  public ClusterFacts with(ClusterFacts facts, ClusterReader.ClusterState state) {
    StateReview review = of(state);
    if (review == null) {
      return facts;
    }
    Map<DaemonSet, List<String>> refused = new LinkedHashMap<>(facts.refused());
    for (DaemonSet daemonSet : state.inventory().daemonSets()) {
      FieldCursor content = state.contents().get(daemonSet);
      // The server validates before it asks policies.
      if (content != null
          && !refused.containsKey(daemonSet)
          && !RefusedDaemonSets.isStored(daemonSet, content)) {
        List<String> refusals = StateReview.refusals("", review.creation(content));
        if (!refusals.isEmpty()) {
          refused.put(daemonSet, refusals);
        }
      }
    }
    return facts.refusing(refused).refusingPods(review.pods(state));
  }
}
