package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfiguredIgnore;
import dev.rollcall.config.Glob;
import dev.rollcall.config.Overlay;
import dev.rollcall.config.Policies;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import java.util.ArrayList;
import java.util.List;

/** The ignores of the configurations of a run, and what of a configuration is about nothing. */
final class ConfiguredIgnores {

  private final Policies policies;
  private final List<FileResult> files;

  ConfiguredIgnores(Policies policies, List<FileResult> files) {
    this.policies = policies;
    this.files = files;
  }

  /** Returns the ignores as the engine applies them. */
  List<Ignore> ignores() {
    List<Ignore> ignores = new ArrayList<>();
    for (Config config : policies.configs()) {
      for (ConfiguredIgnore ignore : config.ignores()) {
        List<Ignore.Target> targets = new ArrayList<>();
        ignore.rules().forEach(r -> targets.add(new Ignore.Target(r.rule(), r.location())));
        boolean watched = policies.isWhole(config) && isAboutSomething(config, ignore);
        ignores.add(
            new Ignore(
                targets,
                finding -> covers(config, ignore, finding),
                ignore.reason(),
                ignore.until(),
                ignore.location(),
                null,
                watched));
      }
    }
    return ignores;
  }

  private boolean covers(Config config, ConfiguredIgnore ignore, Finding finding) {
    Policies.Assignment assignment = policies.assignment(finding.location().file().name());
    return assignment != null
        && assignment.config() == config
        && ignore.covers(assignment.path(), finding.object());
  }

  private boolean isAboutSomething(Config config, ConfiguredIgnore ignore) {
    for (FileResult file : files) {
      Policies.Assignment assignment = policies.assignment(file.name());
      if (assignment == null || assignment.config() != config) {
        continue;
      }
      if (ignore.covers(assignment.path(), null)) {
        return true;
      }
      for (Manifest manifest : file.manifests()) {
        if (ignore.covers(assignment.path(), manifest.origin().object())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns what is to be said of entries that are about nothing in the input. */
  List<Finding> idle(RuleSet rules) {
    List<Finding> findings = new ArrayList<>();
    RuleInfo rule = policies.isEmpty() ? null : rules.enabled("ignore-matches-nothing");
    if (rule == null) {
      return findings;
    }
    for (Config config : policies.configs()) {
      if (!policies.isWhole(config)) {
        continue; // what is not looked at may be what the entry is about
      }
      for (ConfiguredIgnore ignore : config.ignores()) {
        if (!isAboutSomething(config, ignore)) {
          findings.add(idle(rule, ignore.location(), "the ignore is about no object of the input"));
        }
      }
      for (Overlay overlay : config.overlays()) {
        for (Glob glob : overlay.paths()) {
          if (!matchesSome(config, glob)) {
            findings.add(
                idle(rule, overlay.location(), "the path \"" + glob + "\" matches no file"));
          }
        }
      }
    }
    return findings;
  }

  private boolean matchesSome(Config config, Glob glob) {
    for (FileResult file : files) {
      Policies.Assignment assignment = policies.assignment(file.name());
      if (assignment != null
          && assignment.config() == config
          && glob.matchesPath(assignment.path())) {
        return true;
      }
    }
    return false;
  }

  private static Finding idle(RuleInfo rule, Location location, String message) {
    return FindingBuilder.inFile(rule, location, null, message + "; correct or remove it")
        .build(null);
  }
}
