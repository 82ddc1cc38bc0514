package dev.rollcall.maven;

import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.fix.FixWriter;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.Input;
import dev.rollcall.report.lint.LogReporter;
import dev.rollcall.text.Plural;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Applies the fixes that need no judgement to the manifests of the project. Filtered manifests are
 * fixed where they are edited, placeholders included.
 */
@Mojo(name = "fix", requiresProject = false, threadSafe = true)
public final class FixMojo extends LintMojo {

  /** Whether only to say what would be changed. */
  @Parameter(property = "rollcall.dryRun", defaultValue = "false")
  private boolean dryRun;

  @Override
  void run() throws MojoExecutionException {
    FoundManifests manifests = manifests(false);
    if (manifests.places().isEmpty()) {
      return;
    }
    Fixer.Outcome outcome;
    try {
      outcome = prepare(manifests, request(null)).fix(this::withoutKnown);
    } catch (ConfigException e) {
      throw configError(e);
    }
    Map<String, Path> paths = new HashMap<>();
    for (Input input : manifests.inputs().files()) {
      if (input.path() != null) {
        paths.put(input.name(), input.path());
      }
    }
    int failed = 0;
    for (Fixer.FileEdits change : outcome.changes()) {
      failed += write(change, paths.get(change.before().name())) ? 0 : 1;
    }
    for (String name : outcome.refused()) {
      getLog().warn(name + ": fixes would have made it worse, and were taken back");
    }
    if (outcome.changes().isEmpty()) {
      getLog().info("nothing to fix");
    }
    getLog().info("left: " + new LogReporter(root()).summary(outcome.result()));
    if (failed > 0) {
      throw new MojoExecutionException(failed + " of the files could not be written");
    }
  }

  private boolean write(Fixer.FileEdits change, @Nullable Path path) {
    String name = change.before().name();
    String fixes = Plural.count(change.fixes().size(), "fix");
    for (Fixer.AppliedFix fix : change.fixes()) {
      getLog().info(name + ":" + fix.line() + ": " + fix.title() + " [" + fix.rule() + "]");
    }
    if (dryRun || path == null) {
      getLog().info(name + ": " + fixes + " would be applied");
      return true;
    }
    String problem = FixWriter.write(path, change);
    if (problem.isEmpty()) {
      getLog().info(name + ": " + fixes + " applied");
      return true;
    }
    getLog().error(name + ": not fixed: " + problem);
    return false;
  }
}
