package dev.rollcall.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What is fuzzed: each takes any bytes, and throws where the product breaks a promise. */
enum FuzzTarget {
  YAML(YamlTarget::run),
  ADMISSION(ApiServerTarget::run),
  MODEL(ModelTarget::run),
  PLACEMENT(PlacementTarget::run),
  ROLLOUT(RolloutTarget::run),
  LINT(LintTarget::run),
  FIX(FixTarget::run),
  REPORT(ReportTarget::run),
  IGNORE(IgnoreTarget::run),
  CONFIG(ConfigTarget::run),
  GLOB(GlobTarget::run),
  EXPRESSION(ExpressionTarget::run),
  SCALAR(ScalarTarget::run);

  /** Takes one input. */
  @FunctionalInterface
  interface Body {

    void run(byte[] input) throws Exception;
  }

  private final Body body;

  FuzzTarget(Body body) {
    this.body = body;
  }

  void run(byte[] input) throws Exception {
    body.run(input);
  }

  /** Returns the name of its folders. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether its inputs are two manifests, that before and that after a change. */
  boolean takesPairs() {
    return this == ROLLOUT || this == REPORT;
  }

  /** Tells whether its inputs are manifests. */
  boolean takesManifests() {
    return compareTo(IGNORE) < 0;
  }

  /** Returns an input without recipe that means the same, to keep: manifests may change. */
  byte[] raw(byte[] input) {
    if (takesPairs()) {
      return Pair.of(input).raw().getBytes(StandardCharsets.UTF_8);
    }
    return takesManifests() || this == CONFIG ? Recipe.cook(input) : input;
  }
}
