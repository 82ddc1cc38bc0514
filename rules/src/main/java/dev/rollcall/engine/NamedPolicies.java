package dev.rollcall.engine;

import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.policy.CompiledPolicies;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The admission policies that settings name. They are read and compiled beside what is done
 * meanwhile, such as placing the pods, which one thread does.
 */
final class NamedPolicies {

  private final CompletableFuture<List<FieldCursor>> objects;
  private final CompiledPolicies compiled;

  private NamedPolicies(CompletableFuture<List<FieldCursor>> objects, CompiledPolicies compiled) {
    this.objects = objects;
    this.compiled = compiled;
  }

  /** Begins to read and compile the policies. */
  static NamedPolicies begin(LintSettings settings, InputSource sources, SchemaCatalog catalog) {
    CompiledPolicies compiled = new CompiledPolicies(catalog.types(settings.version()));
    return new NamedPolicies(
        CompletableFuture.supplyAsync(
            () -> {
              List<FieldCursor> named = AdmissionPolicyInputs.named(settings, sources);
              compiled.compileNamed(named);
              return named;
            }),
        compiled);
  }

  /** Returns the objects of the files, once they are compiled. */
  List<FieldCursor> objects() {
    try {
      return objects.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Returns what compiled them, once {@link #objects} has returned. */
  CompiledPolicies compiled() {
    return compiled;
  }
}
