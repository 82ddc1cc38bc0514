package dev.rollcall.report.lint;

import dev.rollcall.rule.Rule;
import dev.rollcall.text.Spelling;
import java.util.List;

/** The formats that programs read, by the names that users write. */
public final class ReporterFactory {

  /** The names, in the order of the documentation. */
  public static final List<String> NAMES =
      List.of("json", "sarif", "junit", "github", "gitlab", "checkstyle", "html");

  private final String toolVersion;
  private final ReportPaths names;
  private final List<Rule> rules;

  /**
   * Makes reporters for one run.
   *
   * @param rules all rules that there are
   */
  public ReporterFactory(String toolVersion, ReportPaths names, List<Rule> rules) {
    this.toolVersion = toolVersion;
    this.names = names;
    this.rules = List.copyOf(rules);
  }

  /** Returns what writes a format; an {@link IllegalArgumentException} says that there is none. */
  public LintReporter reporter(String format) {
    return switch (format) {
      case "json" -> new LintJsonReporter(toolVersion);
      case "sarif" -> new SarifReporter(toolVersion, names, rules);
      case "junit" -> new JunitReporter(names);
      case "github" -> new GithubReporter(names);
      case "gitlab" -> new GitlabReporter(names);
      case "checkstyle" -> new CheckstyleReporter(names);
      case "html" -> new LintHtmlReporter(toolVersion, rules);
      default -> throw unknown(format);
    };
  }

  /** Returns the name that a file of the format usually has. */
  public static String fileName(String format) {
    return switch (format) {
      case "json" -> "rollcall.json";
      case "sarif" -> "rollcall.sarif";
      case "junit" -> "TEST-rollcall.xml";
      case "github" -> "rollcall-github.txt";
      case "gitlab" -> "rollcall-gitlab.json";
      case "checkstyle" -> "rollcall-checkstyle.xml";
      case "html" -> "rollcall.html";
      default -> throw unknown(format);
    };
  }

  private static IllegalArgumentException unknown(String format) {
    String question = Spelling.question(Spelling.nearest(format, NAMES));
    return new IllegalArgumentException(
        "the format \"" + format + "\" is none of " + String.join(", ", NAMES) + question);
  }
}
