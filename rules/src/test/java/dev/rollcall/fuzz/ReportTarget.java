package dev.rollcall.fuzz;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.change.ClusterDiff;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.ComparedStates;
import dev.rollcall.report.RunScope;
import dev.rollcall.report.diff.DiffHtmlReporter;
import dev.rollcall.report.diff.DiffJsonReporter;
import dev.rollcall.report.diff.DiffTextReporter;
import dev.rollcall.report.lint.LintTextReporter;
import dev.rollcall.report.lint.LogReporter;
import dev.rollcall.report.lint.ReportPaths;
import dev.rollcall.report.lint.ReporterFactory;
import dev.rollcall.report.place.DaemonSetDescription;
import dev.rollcall.report.place.NodeDescription;
import dev.rollcall.report.place.PlaceCsvReporter;
import dev.rollcall.report.place.PlaceHtmlReporter;
import dev.rollcall.report.place.PlaceJsonReporter;
import dev.rollcall.report.place.PlaceTextReporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whatever manifests hold, every format is what it claims to be, and harmless to who reads it. */
final class ReportTarget {

  private static final String VERSION = "1.2.3";
  private static final int WIDTH = 80;
  private static final Path HERE = Path.of("");
  private static final ApiServer SERVER =
      new ApiServer(Subject.CATALOG, Subject.CATALOG.preferred());

  private ReportTarget() {}

  static void run(byte[] input) throws Exception {
    Pair texts = Pair.of(input);
    findings(Subject.lint(texts.second()));
    ClusterReader.ClusterState before = Subject.read(texts.first());
    ClusterReader.ClusterState after = Subject.read(texts.second());
    placements(new ClusterPlacer(null, Inventory.EMPTY).place(after.inventory()));
    ClusterDiff.Result comparison =
        new ClusterDiff(before, after, SERVER, PolicyReview.NONE)
            .compare(new ClusterPlacer(null, Inventory.EMPTY));
    ReportFormats.text(new DiffTextReporter(AnsiStyle.PLAIN, WIDTH).report(comparison));
    ReportFormats.coloured(new DiffTextReporter(AnsiStyle.COLOUR, WIDTH).report(comparison));
    ReportFormats.html(
        new DiffHtmlReporter(VERSION, new ComparedStates("a", "b")).report(comparison));
    StringBuilder json = new StringBuilder();
    new DiffJsonReporter()
        .report(comparison, new RunScope(2, 2, 0, "1.36", comparison.after()), json);
    ReportFormats.json(json.toString());
  }

  private static void findings(RunResult result) throws Exception {
    ReporterFactory formats = new ReporterFactory(VERSION, new ReportPaths(HERE), Subject.RULES);
    for (String format : ReporterFactory.NAMES) {
      String output = formats.reporter(format).report(result);
      switch (format) {
        case "json", "sarif", "gitlab" -> ReportFormats.json(output);
        case "junit", "checkstyle" -> ReportFormats.xml(output);
        case "github" -> ReportFormats.commands(output, result.findings().size());
        case "html" -> ReportFormats.html(output);
        default -> throw new AssertionError("a format that nobody checks: " + format);
      }
    }
    ReportFormats.log(new LintTextReporter(AnsiStyle.PLAIN, WIDTH).report(result));
    ReportFormats.coloured(new LintTextReporter(AnsiStyle.COLOUR, WIDTH).report(result));
    LogReporter log = new LogReporter(HERE);
    log.findings(result).forEach(entry -> ReportFormats.log(entry.text()));
    ReportFormats.log(log.summary(result));
  }

  private static void placements(Cluster cluster) throws Exception {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      placements.add(cluster.placementOf(daemonSet));
    }
    ReportFormats.text(new PlaceTextReporter(AnsiStyle.PLAIN, WIDTH).report(cluster, placements));
    ReportFormats.text(new PlaceTextReporter(AnsiStyle.PLAIN, WIDTH).wide(cluster, placements));
    ReportFormats.coloured(
        new PlaceTextReporter(AnsiStyle.COLOUR, WIDTH).report(cluster, placements));
    for (Placement placement : placements) {
      ReportFormats.text(new DaemonSetDescription(WIDTH).report(cluster, placement));
    }
    for (Node node : cluster.nodes().subList(0, Math.min(3, cluster.nodes().size()))) {
      ReportFormats.text(new NodeDescription(WIDTH).report(cluster, node, placements));
    }
    ReportFormats.html(
        new PlaceHtmlReporter(VERSION).report(cluster, cluster.nodes(), placements, null));
    StringBuilder json = new StringBuilder();
    new PlaceJsonReporter()
        .report(cluster, placements, null, new RunScope(1, 1, 0, "1.36", cluster), json);
    ReportFormats.json(json.toString());
    ReportFormats.csv(new PlaceCsvReporter().table(placements), 7, placements.size());
    StringBuilder matrix = new StringBuilder();
    new PlaceCsvReporter().matrix(placements, matrix::append);
    int rows = placements.stream().mapToInt(placement -> placement.verdicts().size()).sum();
    ReportFormats.csv(matrix.toString(), 6, rows);
  }
}
