package dev.rollcall.engine.reading;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.BufferedStdin;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
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
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads inputs for questions about placement: no rule is asked, nothing is validated. */
public final class ClusterReader {

  private final InputSource sources;
  private final ManifestReader files;
  private final BoundedExecutor guard;

  /**
   * Makes an intake for one run.
   *
   * @param rules all rules that there are; those about reading speak
   * @param sources what reads the inputs
   */
  public ClusterReader(List<Rule> rules, LintSettings settings, InputSource sources) {
    this.sources = sources;
    this.guard = new BoundedExecutor(settings.threads(), settings.limits().seconds());
    YamlParser parser = new YamlParser(settings.limits().yaml());
    this.files =
        new ManifestReader(
            new RuleSet(rules, settings),
            parser,
            null,
            null,
            new KustomizationDetector(parser),
            guard);
  }

  /**
   * What the inputs hold.
   *
   * @param findings what could not be read, or not as a manifest
   * @param contents the text of every DaemonSet as a tree
   * @param unreadable the inputs that could not be read at all
   */
  public record ClusterState(
      Inventory inventory,
      List<Finding> findings,
      Map<DaemonSet, FieldCursor> contents,
      List<SkippedInput> skipped,
      List<InputError> unreadable) {

    public ClusterState {
      findings = List.copyOf(findings);
      skipped = List.copyOf(skipped);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Reads the inputs. */
  public ClusterState read(Inputs inputs) {
    List<InputError> unreadable = new ArrayList<>(inputs.unreadable());
    List<ManifestFile> results = new ArrayList<>();
    InputSource texts = BufferedStdin.preload(sources, inputs);
    for (Object read :
        guard.map(
            inputs.files(),
            input -> read(input, texts),
            (input, mishap) -> InputError.of(input.name(), mishap))) {
      if (read instanceof ManifestFile result) {
        results.add(result);
      } else {
        unreadable.add((InputError) read);
      }
    }
    List<Manifest> manifests = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<SkippedInput> skipped = new ArrayList<>();
    Map<DaemonSet, FieldCursor> contents = new IdentityHashMap<>();
    for (ManifestFile result : RepeatedObjects.merged(results)) {
      manifests.addAll(result.manifests());
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
    return new ClusterState(
        inventory, Findings.sortedDistinct(findings), contents, skipped, unreadable);
  }

  /** Returns a FileResult, or an Unreadable. */
  private Object read(Input input, InputSource texts) {
    try {
      return files.read(input, texts.read(input));
    } catch (FileInputSource.UnreadableException e) {
      return e.unreadable();
    }
  }
}
