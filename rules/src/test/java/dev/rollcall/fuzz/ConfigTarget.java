package dev.rollcall.fuzz;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigProblem;
import dev.rollcall.config.ConfigReader;
import dev.rollcall.engine.suppression.Baseline;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Whatever a configuration or a baseline says, it is read, or told what is wrong and where. */
final class ConfigTarget {

  private static final List<RuleInfo> RULES = new ArrayList<>();
  private static final Path DIRECTORY = Path.of("/repository");

  static {
    Subject.RULES.forEach(rule -> RULES.add(rule.info()));
  }

  private ConfigTarget() {}

  static void run(byte[] input) {
    SourceFile file = Subject.file(Recipe.text(input));
    try {
      Config config = new ConfigReader(RULES).read(file, DIRECTORY);
      config.excludes("a/b.yaml");
      Promise.hold(
          config.file().equals(file), "a configuration knows where it is from", config.file());
    } catch (ConfigException e) {
      Positions positions = new Positions(file);
      Promise.hold(!e.problems().isEmpty(), "there is a problem");
      for (ConfigProblem problem : e.problems()) {
        positions.hold(problem.location(), problem);
        Promise.hold(!problem.message().isBlank(), "a problem says what it is", problem);
      }
    }
    baseline(file);
  }

  private static void baseline(SourceFile file) {
    try {
      Baseline baseline = Baseline.read(file);
      Baseline again = Baseline.read(Subject.file(baseline.write()));
      Promise.hold(baseline.size() >= 0, "a baseline holds some findings or none", baseline.size());
      Promise.hold(again.size() == baseline.size(), "written and read is the same");
      Promise.hold(again.write().equals(baseline.write()), "written twice is the same");
      baseline.apply(Subject.lint(""), UnaryOperator.identity());
    } catch (Baseline.BaselineException e) {
      Promise.hold(e.getMessage() != null, "a refusal says why");
    }
  }
}
