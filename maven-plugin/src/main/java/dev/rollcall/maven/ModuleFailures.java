package dev.rollcall.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** What went wrong in each of several modules, told once all of them have been looked at. */
final class ModuleFailures {

  private final List<String> failing = new ArrayList<>();
  private @Nullable MojoExecutionException error;
  private @Nullable MojoFailureException failure;

  /** What is done for one module. */
  interface Work {
    void run() throws MojoExecutionException, MojoFailureException;
  }

  /** Does the work for a module, and keeps its failure for later. */
  void collect(String module, Work work) {
    try {
      work.run();
    } catch (MojoExecutionException e) {
      failing.add(module);
      error = error == null ? e : error;
    } catch (MojoFailureException e) {
      failing.add(module);
      failure = failure == null ? e : failure;
    }
  }

  /** Fails with the first of the worst failures, and names the modules. */
  void fail() throws MojoExecutionException, MojoFailureException {
    String modules = failing.size() + " of the modules fail: " + String.join(", ", failing) + "\n";
    String which = failing.size() == 1 ? failing.get(0) + ": " : modules;
    if (error != null) {
      throw new MojoExecutionException(which + error.getMessage(), error);
    }
    if (failure != null) {
      throw new MojoFailureException(which + failure.getMessage(), failure);
    }
  }
}
