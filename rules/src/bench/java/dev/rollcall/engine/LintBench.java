package dev.rollcall.engine;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.apiserver.field.ApiResponse;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.lint.LintJsonReporter;
import dev.rollcall.report.lint.LintReporter;
import dev.rollcall.report.lint.LintTextReporter;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.report.lint.SarifReporter;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each step of linting costs for one DaemonSet, warm, with the compiler that the launcher
 * chooses.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LintBench {

  @Param({"kube-flannel/daemonset.yaml", "everything-wrong/exporter.yaml"})
  String example = "";

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);
  private final SchemaCatalog catalog = SchemaCatalog.bundled();
  private final LintSettings settings = LintSettings.of(catalog.preferred());
  private final ApiServer admission = new ApiServer(catalog, catalog.preferred());
  private final ClusterPlacer placer = new ClusterPlacer(null, Inventory.EMPTY);
  private final Map<String, LintReporter> reporters =
      Map.of(
          "text", new LintTextReporter(AnsiStyle.PLAIN, 120),
          "json", new LintJsonReporter("0.0.0"),
          "sarif", new SarifReporter("0.0.0", new ReportPaths(Path.of("")), BuiltInRules.all()));

  private SourceFile file;
  private FieldCursor object;
  private Manifest manifest;
  private RuleRunner runner;
  private Linter linter;
  private Inputs inputs;
  private RunResult result;

  /** Brings the example to every step. */
  @Setup
  public void prepare() throws IOException {
    file = new SourceFile(example, Files.readString(Path.of("..", "examples", example)));
    YamlMapping root = (YamlMapping) parser.parse(file).documents().get(0).root();
    object = ModelReader.open(file, root, new ObjectId("", "", "", ""));
    manifest = ModelReader.read(object);
    RuleSet rules = new RuleSet(BuiltInRules.all(), settings);
    runner = new RuleRunner(rules, settings, place(), new BoundedExecutor(1, 0), LintScope.WHOLE);
    linter = new Linter(BuiltInRules.all(), catalog, settings, input -> file);
    inputs = new Inputs(List.of(new Input(example, null)), List.of());
    result = linter.lint(inputs);
  }

  @Benchmark
  public YamlFile parse() {
    return parser.parse(file);
  }

  @Benchmark
  public ApiResponse admit() {
    return admission.review(object, object.place().origin().object());
  }

  @Benchmark
  public Manifest model() {
    return ModelReader.read(object);
  }

  @Benchmark
  public Cluster place() {
    return placer.place(Inventory.of(List.of(manifest)));
  }

  @Benchmark
  public List<Finding> rules() {
    return runner.run();
  }

  @Benchmark
  public String reportText() {
    return reporters.get("text").report(result);
  }

  @Benchmark
  public String reportJson() {
    return reporters.get("json").report(result);
  }

  @Benchmark
  public String reportSarif() {
    return reporters.get("sarif").report(result);
  }

  /** All of it but reading the file and reporting. */
  @Benchmark
  public RunResult lint() {
    return linter.lint(inputs);
  }
}
