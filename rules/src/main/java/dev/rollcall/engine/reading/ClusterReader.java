package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.ruleset.Findings;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.Rule;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads inputs for questions about placement: no rule is asked, nothing is validated. */
public final class ClusterReader {

  private final InputReader reader;

  /**
   * Creates an intake for one run.
   *
   * @param rules all rules that there are; those about reading speak
   * @param sources what reads the inputs
   */
  public ClusterReader(List<Rule> rules, LintSettings settings, InputSource sources) {
    BoundedExecutor guard = new BoundedExecutor(settings.threads(), settings.limits().seconds());
    YamlParser parser = new YamlParser(settings.limits().yaml());
    ManifestReader manifests =
        new ManifestReader(
            new RuleSet(rules, settings),
            parser,
            new ApiServer(SchemaCatalog.bundled(), settings.version()),
            ReadPurpose.PLACEMENT,
            null,
            Kustomizations.NONE,
            guard);
    this.reader = new InputReader(sources, manifests, guard);
  }

  /**
   * What the inputs hold.
   *
   * @param findings what could not be read, or not as a manifest
   * @param contents the text of every DaemonSet as a tree
   * @param policyObjects admission policies, their bindings, and what may be their parameters
   * @param unreadable the inputs that could not be read at all
   */
  public record ClusterState(
      Inventory inventory,
      List<Finding> findings,
      Map<DaemonSet, FieldCursor> contents,
      List<FieldCursor> policyObjects,
      List<SkippedInput> skipped,
      List<InputError> unreadable) {

    public ClusterState {
      findings = List.copyOf(findings);
      policyObjects = List.copyOf(policyObjects);
      skipped = List.copyOf(skipped);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Reads the inputs. */
  public ClusterState read(Inputs inputs) {
    return read(inputs, VersionWatch.NONE);
  }

  /**
   * Reads the inputs.
   *
   * @throws VersionWatch.OtherVersionException if the watch has ended the reading
   */
  public ClusterState read(Inputs inputs, VersionWatch watch) {
    InputReader.ReadInputs read = reader.read(inputs, watch);
    List<Manifest> manifests = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<FieldCursor> policyObjects = new ArrayList<>();
    List<SkippedInput> skipped = new ArrayList<>();
    Map<DaemonSet, FieldCursor> contents = new IdentityHashMap<>();
    for (ManifestFile result : read.files()) {
      manifests.addAll(result.manifests());
      policyObjects.addAll(result.policyObjects());
      findings.addAll(result.findings());
      skipped.addAll(result.skipped());
      int next = 0;
      for (Manifest manifest : result.manifests()) {
        if (manifest instanceof DaemonSet daemonSet) {
          contents.put(daemonSet, result.daemonSets().get(next++));
        }
      }
    }
    Inventory inventory = Inventory.of(manifests);
    List<InputError> unreadable = new ArrayList<>(inputs.unreadable());
    unreadable.addAll(read.problems());
    return new ClusterState(
        inventory,
        Findings.sortedDistinct(TemplateSummary.joined(findings, inputs.files())),
        contents,
        policyObjects,
        skipped,
        unreadable);
  }
}
