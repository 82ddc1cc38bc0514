package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.text.XmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the format of Checkstyle, which many build servers read. */
public final class CheckstyleReporter implements LintReporter {

  private final ReportPaths names;

  public CheckstyleReporter(ReportPaths names) {
    this.names = names;
  }

  @Override
  public String report(RunResult result) {
    Map<String, List<Finding>> byFile = new TreeMap<>();
    for (Finding finding : result.findings()) {
      String name = names.edited(finding.location());
      byFile.computeIfAbsent(name, any -> new ArrayList<>()).add(finding);
    }
    XmlWriter xml = new XmlWriter().element("checkstyle").attribute("version", "10.0");
    byFile.forEach(
        (name, findings) -> {
          xml.element("file").attribute("name", name);
          findings.forEach(finding -> error(xml, finding));
          xml.end();
        });
    return xml.end().toString();
  }

  private static void error(XmlWriter xml, Finding finding) {
    xml.element("error");
    LineOrigin origin = RenderedSource.of(finding.location());
    if (origin != null && origin.hasLine()) {
      xml.attribute("line", origin.line());
    } else if (origin == null) {
      xml.attribute("line", finding.location().span().line());
      xml.attribute("column", finding.location().span().column());
    }
    xml.attribute("severity", finding.severity().id());
    xml.attribute("message", finding.message());
    xml.attribute("source", "rollcall." + finding.rule()).end();
  }
}
