package dev.rollcall.fuzz;

import dev.rollcall.admission.Admission;
import dev.rollcall.engine.Comparison;
import dev.rollcall.engine.Intake;
import dev.rollcall.engine.Placer;
import dev.rollcall.engine.RunResult;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.report.DaemonSetText;
import dev.rollcall.report.DiffHtml;
import dev.rollcall.report.DiffJson;
import dev.rollcall.report.DiffText;
import dev.rollcall.report.FileNames;
import dev.rollcall.report.Formats;
import dev.rollcall.report.LogReporter;
import dev.rollcall.report.NodeText;
import dev.rollcall.report.PlaceCsv;
import dev.rollcall.report.PlaceHtml;
import dev.rollcall.report.PlaceJson;
import dev.rollcall.report.PlaceText;
import dev.rollcall.report.Style;
import dev.rollcall.report.TextReporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whatever manifests hold, every format is what it claims to be, and harmless to who reads it. */
final class ReportTarget {

  private static final String VERSION = "1.2.3";
  private static final int WIDTH = 80;
  private static final Path HERE = Path.of("");
  private static final Admission SERVER =
      new Admission(Subject.CATALOG, Subject.CATALOG.preferred());

  private ReportTarget() {}

  static void run(byte[] input) throws Exception {
    Pair texts = Pair.of(input);
    findings(Subject.lint(texts.second()));
    Intake.Result before = Subject.read(texts.first());
    Intake.Result after = Subject.read(texts.second());
    placements(new Placer(null, List.of()).place(after.inventory()));
    Comparison.Result comparison =
        new Comparison(before, after, SERVER).compare(new Placer(null, List.of()));
    Outputs.text(new DiffText(Style.PLAIN, WIDTH).report(comparison));
    Outputs.coloured(new DiffText(Style.COLOUR, WIDTH).report(comparison));
    Outputs.html(new DiffHtml(VERSION).report(comparison));
    StringBuilder json = new StringBuilder();
    new DiffJson().report(comparison, json);
    Outputs.json(json.toString());
  }

  private static void findings(RunResult result) throws Exception {
    Formats formats = new Formats(VERSION, new FileNames(HERE), Subject.RULES);
    for (String format : Formats.NAMES) {
      String output = formats.reporter(format).report(result);
      switch (format) {
        case "json", "sarif", "gitlab" -> Outputs.json(output);
        case "junit", "checkstyle" -> Outputs.xml(output);
        case "github" -> Outputs.commands(output, result.findings().size());
        case "html" -> Outputs.html(output);
        default -> throw new AssertionError("a format that nobody checks: " + format);
      }
    }
    Outputs.log(new TextReporter(Style.PLAIN, WIDTH).report(result));
    Outputs.coloured(new TextReporter(Style.COLOUR, WIDTH).report(result));
    LogReporter log = new LogReporter(HERE);
    log.findings(result).forEach(entry -> Outputs.log(entry.text()));
    Outputs.log(log.summary(result));
  }

  private static void placements(Cluster cluster) throws Exception {
    List<Placement> placements = new ArrayList<>();
    for (DaemonSet daemonSet : cluster.inventory().daemonSets()) {
      placements.add(cluster.placementOf(daemonSet));
    }
    Outputs.text(new PlaceText(Style.PLAIN, WIDTH).report(cluster, placements));
    Outputs.text(new PlaceText(Style.PLAIN, WIDTH).wide(cluster, placements));
    Outputs.coloured(new PlaceText(Style.COLOUR, WIDTH).report(cluster, placements));
    for (Placement placement : placements) {
      Outputs.text(new DaemonSetText(WIDTH).report(placement));
    }
    for (Node node : cluster.nodes().subList(0, Math.min(3, cluster.nodes().size()))) {
      Outputs.text(new NodeText(WIDTH).report(cluster, node, placements));
    }
    Outputs.html(new PlaceHtml(VERSION).report(cluster, cluster.nodes(), placements));
    StringBuilder json = new StringBuilder();
    new PlaceJson().report(cluster, placements, json);
    Outputs.json(json.toString());
    Outputs.csv(new PlaceCsv().table(placements), 7, placements.size());
    StringBuilder matrix = new StringBuilder();
    new PlaceCsv().matrix(placements, matrix::append);
    int rows = placements.stream().mapToInt(placement -> placement.verdicts().size()).sum();
    Outputs.csv(matrix.toString(), 6, rows);
  }
}
