package dev.rollcall.maven;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Linter;
import dev.rollcall.engine.Loader;
import dev.rollcall.engine.RunResult;
import dev.rollcall.engine.Settings;
import dev.rollcall.engine.SourceReader;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Span;
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Lints the manifests of a project and fails the build on errors. */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
public final class CheckMojo extends AbstractMojo {

  private static final List<String> USUAL =
      List.of("src/main/k8s", "src/main/kubernetes", "src/main/jkube", "k8s", "deploy");

  /** The directory that paths are relative to. */
  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File basedir = new File(".");

  /** Files and directories to lint; the usual places where none are given. */
  @Parameter(property = "rollcall.paths")
  private List<String> paths = List.of();

  /** Whether to do nothing. */
  @Parameter(property = "rollcall.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("rollcall is skipped");
      return;
    }
    List<String> found = existing();
    if (found.isEmpty()) {
      getLog().info("no manifests: none of " + String.join(", ", USUAL) + " exists");
      return;
    }
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Settings settings = Settings.of(catalog.preferred());
    SourceReader reader = new SourceReader(InputStream.nullInputStream(), settings.mostBytes());
    Linter linter = new Linter(BuiltInRules.all(), catalog, settings, reader);
    RunResult result = linter.lint(new Loader(basedir.toPath()).find(found));
    result.findings().forEach(this::log);
    int errors = result.count(Severity.ERROR);
    if (errors > 0) {
      throw new MojoFailureException(
          errors + " errors in the manifests; run mvn rollcall:check to see them again");
    }
  }

  private List<String> existing() {
    if (!paths.isEmpty()) {
      return paths;
    }
    List<String> found = new ArrayList<>();
    for (String path : USUAL) {
      if (new File(basedir, path).exists()) {
        found.add(path);
      }
    }
    return found;
  }

  private void log(Finding finding) {
    Span span = finding.location().span();
    File file = new File(basedir, finding.location().file().name());
    String line =
        file
            + ":["
            + span.line()
            + ","
            + span.column()
            + "] "
            + finding.message()
            + " ["
            + finding.rule()
            + "]";
    switch (finding.severity()) {
      case ERROR -> getLog().error(line);
      case WARNING -> getLog().warn(line);
      case INFO -> getLog().info(line);
    }
  }
}
