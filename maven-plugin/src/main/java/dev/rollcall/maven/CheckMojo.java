package dev.rollcall.maven;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.input.AtomicFile;
import dev.rollcall.engine.input.IoErrors;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.engine.suppression.BaselineFile;
import dev.rollcall.report.lint.LogReporter;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.report.lint.ReporterFactory;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lints the manifests of the project and fails the build where something is wrong. What has not
 * changed since the last build is not linted again.
 */
@Mojo(
    name = "check",
    defaultPhase = LifecyclePhase.VERIFY,
    threadSafe = true,
    requiresProject = false)
public class CheckMojo extends LintMojo {

  /**
   * From which severity on findings fail the build: <code>error</code>, <code>warning</code>,
   * <code>
   * info</code> or <code>never</code>. Default: what is configured, else <code>error</code>.
   */
  @Parameter(property = "rollcall.failOn")
  private @Nullable String failOn;

  /** Whether warnings fail the build as well; the same as <code>failOn</code> warning. */
  @Parameter(property = "rollcall.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /**
   * The formats to write to <code>target/rollcall</code>: <code>json</code>, <code>sarif</code>,
   * <code>junit</code>, <code>github</code>, <code>gitlab</code>, <code>checkstyle</code>, <code>
   * html</code>.
   */
  @Parameter(property = "rollcall.formats")
  private List<String> formats = List.of();

  /** Whether findings are told in the log. The summary always is. */
  @Parameter(property = "rollcall.consoleOutput", defaultValue = "true")
  private boolean consoleOutput;

  /** Whether to write what is found to the baseline, and let the build pass. */
  @Parameter(property = "rollcall.writeBaseline", defaultValue = "false")
  private boolean writeBaseline;

  /** Whether manifests are linted again although nothing has changed. */
  @Parameter(property = "rollcall.force", defaultValue = "false")
  private boolean force;

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    Config.FailOn level = level();
    List<Path> outputs = outputs();
    FoundManifests manifests = manifests(true);
    if (manifests.places().isEmpty()) {
      return;
    }
    if (writeBaseline) {
      accept(manifests, level);
      return;
    }
    UpToDateCheck memory = UpToDateCheck.in(directory().resolve(executionName() + ".state"));
    String parameters = pluginVersion() + "\n" + parameterValues();
    try {
      InputDigest digest = new InputDigest(parameters, pluginFiles(), namedFiles());
      String now = digest.of(manifests);
      UpToDateCheck.State state = force ? null : memory.recall(now);
      if (state == null || !exist(outputs)) {
        state = lint(manifests, level, now);
        memory.store(state);
      } else {
        getLog().info("nothing has changed since the last run, which found:");
      }
      tell(state);
    } catch (IOException e) {
      throw new MojoExecutionException(IoErrors.describe(e), e);
    }
  }

  private Config.@Nullable FailOn level() {
    if (failOn == null || failOn.isBlank()) {
      return failOnWarning ? new Config.FailOn(Severity.WARNING) : null;
    }
    Config.FailOn level = failOn(failOn);
    boolean warnings = level.severity() != null && Severity.WARNING.atLeast(level.severity());
    if (failOnWarning && !warnings) {
      throw new IllegalArgumentException(
          "rollcall.failOn \"" + failOn + "\" and rollcall.failOnWarning exclude each other");
    }
    return level;
  }

  private Path directory() {
    return module().buildDirectory().resolve("rollcall");
  }

  private List<Path> outputs() {
    List<Path> outputs = new ArrayList<>();
    for (String format : formats) {
      outputs.add(directory().resolve(ReporterFactory.fileName(format)));
    }
    return outputs;
  }

  private static boolean exist(List<Path> outputs) {
    return outputs.stream().allMatch(Files::isRegularFile);
  }

  private Rollcall.Outcome outcome(FoundManifests manifests, Config.@Nullable FailOn level)
      throws MojoExecutionException {
    try {
      return prepare(manifests, request(level)).lint();
    } catch (ConfigException e) {
      throw configError(e);
    }
  }

  private void accept(FoundManifests manifests, Config.@Nullable FailOn level)
      throws MojoExecutionException {
    BaselineFile baseline = baseline();
    if (baseline == null) {
      throw new IllegalArgumentException("rollcall.writeBaseline needs rollcall.baseline");
    }
    RunResult result = outcome(manifests, level).result();
    try {
      int count = baseline.write(result, BuiltInRules.all());
      getLog().info("wrote a baseline of " + (count == 1 ? "1 finding" : count + " findings"));
    } catch (IOException e) {
      throw new MojoExecutionException(
          "the baseline cannot be written: " + IoErrors.describe(e), e);
    }
  }

  private UpToDateCheck.State lint(
      FoundManifests manifests, Config.@Nullable FailOn level, String digest)
      throws MojoExecutionException, IOException {
    Rollcall.Outcome all = outcome(manifests, level);
    RunResult result = withoutKnown(all.result());
    write(result);
    LogReporter reporter = new LogReporter(root());
    List<UpToDateCheck.AdditionalInput> beside = new ArrayList<>();
    for (Path path : all.additionalInputs()) {
      beside.add(new UpToDateCheck.AdditionalInput(path.toString(), InputDigest.ofTree(path)));
    }
    return new UpToDateCheck.State(
        digest,
        beside,
        all.with(result).failingFindings(),
        result.unreadable(),
        reporter.summary(result),
        reporter.findings(result));
  }

  private void write(RunResult result) throws IOException {
    ReporterFactory reporters =
        new ReporterFactory(pluginVersion(), new ReportPaths(root()), BuiltInRules.all());
    Files.createDirectories(directory());
    for (String format : formats) {
      Path file = directory().resolve(ReporterFactory.fileName(format));
      String text = reporters.reporter(format).report(result);
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void tell(UpToDateCheck.State state) throws MojoExecutionException, MojoFailureException {
    if (consoleOutput) {
      state.entries().forEach(this::tell);
    }
    if (state.unreadable() > 0) {
      getLog().error(state.summary());
      throw new MojoExecutionException(
          (state.unreadable() == 1 ? "a file" : state.unreadable() + " files")
              + " could not be read; make readable what the log names, or leave it out with"
              + " rollcall.excludes");
    }
    if (state.worst() == 0) {
      getLog().info(state.summary());
      return;
    }
    getLog().error(state.summary());
    throw new MojoFailureException(
        (state.worst() == 1 ? "1 finding fails" : state.worst() + " findings fail")
            + " the build\n"
            + command("explain")
            + " -Drollcall.rule=RULE tells what a finding means, "
            + command("fix")
            + " fixes what needs no judgement");
  }

  private void tell(LogReporter.Entry entry) {
    switch (entry.severity()) {
      case ERROR -> getLog().error(ParameterNames.in(entry.text()));
      case WARNING -> getLog().warn(ParameterNames.in(entry.text()));
      case INFO -> getLog().info(ParameterNames.in(entry.text()));
    }
  }
}
