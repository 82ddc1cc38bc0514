package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.ManifestFile;
import dev.rollcall.engine.reading.PolicyObjects;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.policy.PolicyFinding;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;

/** Asks the admission policies of a run about its objects; does nothing in a run without any. */
final class AdmissionPolicies {

  private final LintSettings settings;
  private final RuleSet rules;
  private final SchemaCatalog catalog;
  private final InputSource sources;
  private final YamlParser parser;
  private final LintScope scope;

  AdmissionPolicies(
      LintSettings settings,
      RuleSet rules,
      SchemaCatalog catalog,
      InputSource sources,
      LintScope scope) {
    this.scope = scope;
    this.settings = settings;
    this.rules = rules;
    this.catalog = catalog;
    this.sources = sources;
    this.parser = new YamlParser(settings.limits().yaml());
  }

  /** Returns what the policies say of the objects of a run. */
  List<Finding> check(Inputs inputs, List<ManifestFile> read) {
    if (settings.admission().isEmpty() && !holdPolicies(read)) {
      return List.of();
    }
    PolicyCheck check = new PolicyCheck(catalog.types(settings.version()));
    List<FieldCursor> objects = new ArrayList<>();
    for (Input input : settings.admission()) {
      objects(input).forEach(object -> check.add(object, id(object), true));
    }
    for (Input input : inputs.files()) {
      objects.addAll(objects(input));
    }
    objects.forEach(object -> check.add(object, id(object), false));
    for (FieldCursor object : objects) {
      if (scope.includes(object.place().origin().file().name())) {
        check.judge(object, id(object));
      }
    }
    List<Finding> findings = new ArrayList<>();
    List<PolicyFinding> told = new ArrayList<>(check.findings());
    if (rules.enabled("policy-type") != null) {
      told.addAll(check.typeFindings());
    }
    for (PolicyFinding finding : told) {
      RuleInfo rule = rules.enabled(finding.rule());
      if (rule != null) {
        findings.add(finding(rule, finding));
      }
    }
    return findings;
  }

  private static boolean holdPolicies(List<ManifestFile> read) {
    for (ManifestFile file : read) {
      for (SkippedInput skipped : file.skipped()) {
        if (skipped.reason().equals(SkippedInput.ADMISSION_POLICY)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Finding finding(RuleInfo rule, PolicyFinding finding) {
    return new Finding(
        rule.id(),
        rule.category(),
        finding.severity(),
        finding.message(),
        finding.place().location(),
        finding.path(),
        null,
        finding.place().origin().object(),
        finding.notes(),
        null,
        List.of(),
        finding.verdict());
  }

  private static ObjectId id(FieldCursor object) {
    return object.place().origin().object();
  }

  private List<FieldCursor> objects(Input input) {
    return PolicyObjects.of(input, sources, parser, scope.cache());
  }
}
