package dev.rollcall.report.policy;

import dev.rollcall.engine.admission.PolicyTestCase;
import dev.rollcall.engine.admission.PolicyTestFolder;
import dev.rollcall.text.Plural;
import dev.rollcall.text.XmlWriter;
import java.util.List;

/** Writes what tests of policies came to, as text or as JUnit does. */
public final class PolicyTestReporter {

  private PolicyTestReporter() {}

  /** Returns a line for each folder, and for each object that is not as expected. */
  public static String text(List<PolicyTestFolder> folders) {
    StringBuilder out = new StringBuilder();
    int objects = 0;
    int failures = 0;
    for (PolicyTestFolder folder : folders) {
      objects += folder.cases().size();
      failures += folder.failures();
      int right = folder.cases().size() - folder.failures();
      out.append(
          "%s: %s of %s as expected\n".formatted(folder.name(), right, folder.cases().size()));
      for (PolicyTestCase one : folder.cases()) {
        if (one.failure() != null) {
          String object = one.object().isEmpty() ? "" : one.object() + " ";
          out.append("  %s: %s%s\n".formatted(one.position(), object, one.failure()));
        }
      }
      for (String untested : folder.untested()) {
        out.append("  note: ").append(untested).append(" refuses none of the objects\n");
      }
    }
    out.append("\n%s, ".formatted(Plural.count(folders.size(), "folder")));
    out.append("%s, ".formatted(Plural.count(objects, "object")));
    return out.append(failures == 0 ? "all as expected\n" : failures + " not as expected\n")
        .toString();
  }

  /** Returns a suite for each folder, and a case for each object. */
  public static String junit(List<PolicyTestFolder> folders) {
    XmlWriter xml = new XmlWriter().element("testsuites").attribute("name", "rollcall policy test");
    for (PolicyTestFolder folder : folders) {
      xml.element("testsuite").attribute("name", folder.name());
      xml.attribute("tests", folder.cases().size()).attribute("failures", folder.failures());
      xml.attribute("errors", 0).attribute("skipped", 0);
      for (PolicyTestCase one : folder.cases()) {
        xml.element("testcase").attribute("name", one.position() + " " + one.object());
        xml.attribute("classname", folder.name());
        if (one.failure() != null) {
          xml.element("failure").attribute("message", one.failure());
          xml.attribute("type", "policy").endWith(one.failure());
        }
        xml.end();
      }
      xml.end();
    }
    return xml.end().toString();
  }
}
