package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.FilePolicies;
import dev.rollcall.config.IgnoreEntry;
import dev.rollcall.config.Overlay;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.reading.ManifestFile;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.engine.suppression.Ignore;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import dev.rollcall.text.Glob;
import java.util.ArrayList;
import java.util.List;

/** The ignores of the configurations of a run, and what of a configuration is about nothing. */
final class ConfiguredIgnores {

  private final FilePolicies policies;
  private final List<ManifestFile> files;

  ConfiguredIgnores(FilePolicies policies, List<ManifestFile> files) {
    this.policies = policies;
    this.files = files;
  }

  /** Returns the ignores as the engine applies them. */
  List<Ignore> ignores() {
    List<Ignore> ignores = new ArrayList<>();
    for (Config config : policies.configs()) {
      for (IgnoreEntry ignore : config.ignores()) {
        List<Ignore.Target> targets = new ArrayList<>();
        ignore.rules().forEach(r -> targets.add(new Ignore.Target(r.rule(), r.location())));
        boolean watched = policies.isFullyLinted(config) && isAboutSomething(config, ignore);
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

  private boolean covers(Config config, IgnoreEntry ignore, Finding finding) {
    FilePolicies.Assignment assignment = policies.assignment(finding.location().file().name());
    return assignment != null
        && assignment.config() == config
        && ignore.covers(assignment.path(), finding.object());
  }

  private boolean isAboutSomething(Config config, IgnoreEntry ignore) {
    for (ManifestFile file : files) {
      FilePolicies.Assignment assignment = policies.assignment(file.name());
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
  List<Finding> unusedEntries(RuleSet rules) {
    List<Finding> findings = new ArrayList<>();
    RuleInfo rule = policies.isEmpty() ? null : rules.enabled("ignore-matches-nothing");
    if (rule == null) {
      return findings;
    }
    for (Config config : policies.configs()) {
      if (!policies.isFullyLinted(config)) {
        continue; // what is not looked at may be what the entry is about
      }
      for (IgnoreEntry ignore : config.ignores()) {
        if (!isAboutSomething(config, ignore)) {
          findings.add(
              unusedEntries(rule, ignore.location(), "the ignore is about no object of the input"));
        }
      }
      for (Overlay overlay : config.overlays()) {
        for (Glob glob : overlay.paths()) {
          if (!matchesSome(config, glob)) {
            findings.add(
                unusedEntries(
                    rule, overlay.location(), "the path \"" + glob + "\" matches no file"));
          }
        }
      }
    }
    return findings;
  }

  private boolean matchesSome(Config config, Glob glob) {
    for (ManifestFile file : files) {
      FilePolicies.Assignment assignment = policies.assignment(file.name());
      if (assignment != null
          && assignment.config() == config
          && glob.matchesPath(assignment.path())) {
        return true;
      }
    }
    return false;
  }

  private static Finding unusedEntries(RuleInfo rule, Location location, String message) {
    return DefaultFindingBuilder.inFile(rule, location, null, message + "; correct or remove it")
        .build(null);
  }
}
