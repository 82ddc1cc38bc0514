package dev.rollcall.policy;

import dev.rollcall.cel.CelCompiler;
import dev.rollcall.cel.LibraryVersion;
import dev.rollcall.schemas.ApiTypes;
import dev.rollcall.yaml.FieldCursor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The policies of a run, each compiled once: it may be asked about many states of the same files,
 * as overlays build them.
 */
public final class CompiledPolicies {

  private final ApiTypes types;
  private final CelCompiler compiler;
  private final ExpressionKeys keys = new ExpressionKeys();
  private final Map<FieldCursor, Policy> known = new IdentityHashMap<>();

  /** Creates an empty store for a version of Kubernetes. */
  public CompiledPolicies(ApiTypes types) {
    this.types = types;
    this.compiler = new CelCompiler(new LibraryVersion(types.version().minor()));
  }

  ApiTypes types() {
    return types;
  }

  CelCompiler compiler() {
    return compiler;
  }

  /** Compiles those of the objects that are policies, all of which options name. */
  public void compileNamed(List<FieldCursor> objects) {
    for (FieldCursor object : objects) {
      if (PolicyCheck.isValidatingPolicy(object.place().origin().object())) {
        of(object, true);
      }
    }
  }

  /**
   * Returns the policy that an object declares.
   *
   * @param named whether an option names its file
   */
  Policy of(FieldCursor object, boolean named) {
    Policy policy = known.get(object);
    if (policy == null || policy.named() != named) {
      policy = new PolicyCompiler(compiler, keys, object).compile(named);
      known.put(object, policy);
    }
    return policy;
  }
}
