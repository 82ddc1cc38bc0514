package dev.rollcall.maven;

import dev.rollcall.config.ConfigException;
import dev.rollcall.engine.input.AtomicFile;
import dev.rollcall.engine.input.IoErrors;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.lint.LogReporter;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.report.lint.ReporterFactory;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes what is found as one HTML page that needs no network; never fails on findings. */
@Mojo(
    name = "report",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
public final class ReportMojo extends LintMojo {

  /**
   * The file to write, relative to the project. Default: <code>target/rollcall/rollcall.html</code>
   * . Below <code>target/site</code> it becomes part of the site.
   */
  @Parameter(property = "rollcall.reportFile")
  private @Nullable String reportFile;

  @Override
  void run() throws MojoExecutionException {
    FoundManifests manifests = manifests(true);
    if (manifests.places().isEmpty()) {
      return;
    }
    Path named = file(reportFile);
    Path file =
        named == null
            ? module()
                .buildDirectory()
                .resolve("rollcall")
                .resolve(ReporterFactory.fileName("html"))
            : named;
    try {
      RunResult result = withoutKnown(prepare(manifests, request(null)).lint().result());
      String page =
          new ReporterFactory(pluginVersion(), new ReportPaths(root()), BuiltInRules.all())
              .reporter("html")
              .report(result);
      Path directory = file.getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      AtomicFile.write(file, page.getBytes(StandardCharsets.UTF_8));
      getLog().info(new LogReporter(root()).summary(result));
      getLog().info("the page is " + file);
    } catch (ConfigException e) {
      throw configError(e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "\"" + file + "\" cannot be written: " + IoErrors.describe(e), e);
    }
  }
}
