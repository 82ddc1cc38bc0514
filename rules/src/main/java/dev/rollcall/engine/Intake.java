package dev.rollcall.engine;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.Rule;
import dev.rollcall.yaml.Field;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Reads inputs for questions about placement: no rule is asked, nothing is validated. */
public final class Intake {

  private final SourceReader sources;
  private final FileReader files;
  private final Guard guard;

  /**
   * Makes an intake for one run.
   *
   * @param rules all rules that there are; those about reading speak
   * @param sources what reads the inputs
   */
  public Intake(List<Rule> rules, Settings settings, SourceReader sources) {
    this.sources = sources;
    this.guard = new Guard(settings.threads(), settings.limits().seconds());
    YamlParser parser = new YamlParser(settings.limits().yaml());
    this.files =
        new FileReader(
            new RuleSet(rules, settings), parser, null, null, new Kustomizations(parser), guard);
  }

  /**
   * What the inputs hold.
   *
   * @param findings what could not be read, or not as a manifest
   * @param contents the text of every DaemonSet as a tree
   * @param unreadable the inputs that could not be read at all
   */
  public record Result(
      Inventory inventory,
      List<Finding> findings,
      Map<DaemonSet, Field> contents,
      List<Skipped> skipped,
      List<Unreadable> unreadable) {

    public Result {
      findings = List.copyOf(findings);
      skipped = List.copyOf(skipped);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Reads the inputs. */
  public Result read(Inputs inputs) {
    List<Unreadable> unreadable = new ArrayList<>(inputs.unreadable());
    List<FileResult> results = new ArrayList<>();
    Sources texts = StandardInput.ahead(sources, inputs);
    for (Object read :
        guard.map(
            inputs.files(),
            input -> read(input, texts),
            (input, mishap) -> Unreadable.of(input.name(), mishap))) {
      if (read instanceof FileResult result) {
        results.add(result);
      } else {
        unreadable.add((Unreadable) read);
      }
    }
    List<Manifest> manifests = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    Map<DaemonSet, Field> contents = new IdentityHashMap<>();
    for (FileResult result : results) {
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
    return new Result(inventory, Sieve.sift(findings), contents, skipped, unreadable);
  }

  /** Returns a FileResult, or an Unreadable. */
  private Object read(Input input, Sources texts) {
    try {
      return files.read(input, texts.read(input));
    } catch (SourceReader.UnreadableException e) {
      return e.unreadable();
    }
  }
}
