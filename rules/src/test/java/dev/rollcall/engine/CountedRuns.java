package dev.rollcall.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import dev.rollcall.config.Limits;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs on the thread of a test, whose work Java counts. */
final class CountedRuns {

  private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();

  private CountedRuns() {}

  /** Returns what counts the work of threads; ends the test where nothing does. */
  static ThreadMXBean threads() {
    assumeTrue(
        ManagementFactory.getThreadMXBean() instanceof ThreadMXBean,
        "this Java does not count allocations");
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemorySupported(), "this Java does not count allocations");
    return threads;
  }

  /** Returns a template once for each number from 0 on. */
  static String repeat(String template, int times) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < times; i++) {
      yaml.append(template.formatted(i));
    }
    return yaml.toString();
  }

  /** Lints files on this thread alone. */
  static RunResult lint(List<Rule> rules, List<String> texts) {
    Map<String, SourceFile> files = new TreeMap<>();
    List<Input> inputs = new ArrayList<>();
    for (String text : texts) {
      String name = "file-" + files.size() + ".yaml";
      files.put(name, new SourceFile(name, text));
      inputs.add(new Input(name, null));
    }
    LintSettings settings =
        LintSettings.of(CATALOG.preferred())
            .withThreads(1)
            .withLimits(new Limits(256L << 20, 0, YamlLimits.DEFAULT))
            .withToday(LocalDate.of(2026, 11, 21));
    return new Linter(rules, CATALOG, settings, input -> files.get(input.name()))
        .lint(new Inputs(inputs, List.of()));
  }
}
