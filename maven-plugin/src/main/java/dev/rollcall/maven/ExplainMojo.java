package dev.rollcall.maven;

import dev.rollcall.engine.ruleset.RuleLookup;
import dev.rollcall.page.RulePages;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Tells what findings mean, why they matter and what to do; without a rule it lists all. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {

  /** The ids of the rules to explain. */
  @Parameter(property = "rollcall.rule")
  private List<String> rule = List.of();

  @Override
  public void execute() throws MojoExecutionException {
    if (rule.isEmpty()) {
      StringBuilder out = new StringBuilder("all rules; -Drollcall.rule=RULE explains one:");
      for (Rule known : BuiltInRules.all()) {
        out.append('\n').append(known.info().id()).append(": ").append(known.info().summary());
      }
      getLog().info(out);
      return;
    }
    RuleLookup rules = new RuleLookup(BuiltInRules.all());
    for (String id : rule) {
      try {
        getLog().info(RulePages.markdown(rules.find(id.strip())));
      } catch (IllegalArgumentException e) {
        throw new MojoExecutionException(
            e.getMessage() + "; without rollcall.rule all are listed", e);
      }
    }
  }
}
