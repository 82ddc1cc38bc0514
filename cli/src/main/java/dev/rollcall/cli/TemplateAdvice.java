package dev.rollcall.cli;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.reading.TemplateSummary;
import dev.rollcall.engine.reading.UnrenderedMessage;
import dev.rollcall.engine.reading.UnrenderedMessage.Remedy;
import dev.rollcall.engine.ruleset.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of charts that were not rendered what helps in this run: not everywhere does naming them.
 */
final class TemplateAdvice {

  private final CommandContext terminal;
  private final RenderOptions options;
  private final RenderConfig config;
  private @Nullable Boolean helm;

  TemplateAdvice(CommandContext terminal, RenderOptions options, ConfigOptions config) {
    this.terminal = terminal;
    this.options = options;
    this.config = new RenderConfig(config, terminal);
  }

  /** Returns a result in which findings about templates give the advice that helps. */
  RunResult reworded(RunResult result) throws UsageException {
    if (!result.tellsOf(TemplateSummary.RULE)) {
      return result;
    }
    List<Finding> findings = new ArrayList<>();
    boolean changed = false;
    for (Finding finding : result.findings()) {
      Finding told = finding.rule().equals(TemplateSummary.RULE) ? reworded(finding) : finding;
      changed |= told != finding;
      findings.add(told);
    }
    return changed ? result.withFindings(findings, result.suppressed()) : result;
  }

  private Finding reworded(Finding finding) throws UsageException {
    UnrenderedMessage message = UnrenderedMessage.of(finding.message());
    if (message.remedy() != Remedy.NAME_CHART) {
      return finding;
    }
    if (options.none()) {
      return finding.withMessage(message.asAskedBy(RenderOptions.NO_RENDER.name()).text());
    }
    Path chart = terminal.workingDirectory().resolve(message.detail());
    if (Boolean.FALSE.equals(config.of(chart.resolve(ManifestRenderer.CHART)).enabled())) {
      return finding.withMessage(message.asAskedBy("render: {enabled: false}").text());
    }
    return hasHelm() ? finding : finding.withMessage(message.with(Remedy.INSTALL_HELM).text());
  }

  private boolean hasHelm() {
    Boolean known = helm;
    if (known == null) {
      known = ExternalProgram.find("helm", terminal) != null;
      helm = known;
    }
    return known;
  }
}
