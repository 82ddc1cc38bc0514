package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.Span;
import dev.rollcall.text.XmlWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes test results as JUnit does: a suite per file, a case per finding and sound object. */
public final class JunitReporter implements LintReporter {

  private final ReportPaths names;

  public JunitReporter(ReportPaths names) {
    this.names = names;
  }

  /** What one file came to. */
  private static final class Suite {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> sound = new LinkedHashMap<>();
  }

  @Override
  public String report(RunResult result) {
    Map<String, Suite> suites = new TreeMap<>();
    Set<String> spokenOf = new HashSet<>();
    for (Finding finding : result.findings()) {
      String name = names.edited(finding.location());
      suite(suites, name).findings.add(finding);
      if (finding.object() != null) {
        spokenOf.add(key(name, finding.object()));
      }
    }
    for (Manifest manifest : manifests(result.cluster().inventory())) {
      ObjectId object = manifest.origin().object();
      String name = names.edited(manifest.place().location());
      if (!spokenOf.contains(key(name, object))) {
        suite(suites, name).sound.merge(object.toString(), 1, Integer::sum);
      }
    }
    XmlWriter xml = new XmlWriter().element("testsuites").attribute("name", "rollcall");
    suites.forEach((name, suite) -> write(xml, name, suite));
    return xml.end().toString();
  }

  private static Suite suite(Map<String, Suite> suites, String name) {
    return suites.computeIfAbsent(name, any -> new Suite());
  }

  private static String key(String name, ObjectId object) {
    return name + "\n" + object;
  }

  private static List<Manifest> manifests(Inventory inventory) {
    List<Manifest> manifests = new ArrayList<>();
    manifests.addAll(inventory.daemonSets());
    manifests.addAll(inventory.nodes());
    manifests.addAll(inventory.pods());
    manifests.addAll(inventory.workloads());
    manifests.addAll(inventory.others());
    return manifests;
  }

  private static void write(XmlWriter xml, String name, Suite suite) {
    int failures = 0;
    for (Finding finding : suite.findings) {
      failures += finding.severity() == Severity.INFO ? 0 : 1;
    }
    xml.element("testsuite").attribute("name", name);
    xml.attribute("tests", suite.findings.size() + suite.sound.size());
    xml.attribute("failures", failures).attribute("errors", 0).attribute("skipped", 0);
    for (Finding finding : suite.findings) {
      write(xml, name, finding);
    }
    for (String object : suite.sound.keySet()) {
      xml.element("testcase").attribute("name", object).attribute("classname", name).end();
    }
    xml.end();
  }

  private static void write(XmlWriter xml, String name, Finding finding) {
    Span span = finding.location().span();
    String object = finding.object() == null ? "" : " " + finding.object();
    String position = span.line() + ":" + span.column();
    xml.element("testcase").attribute("name", finding.rule() + object + " " + position);
    xml.attribute("classname", name);
    String text = name + ":" + position + ": " + finding.message();
    if (finding.severity() == Severity.INFO) {
      xml.text("system-out", text);
    } else {
      xml.element("failure").attribute("message", finding.message());
      xml.attribute("type", finding.severity().id()).endWith(text);
    }
    xml.end();
  }
}
