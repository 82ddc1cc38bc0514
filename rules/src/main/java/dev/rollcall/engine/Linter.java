package dev.rollcall.engine;

import dev.rollcall.admission.Admission;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schema.UserSchemas;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;

/** Lints: the whole life of a manifest, from the path to the finding. */
public final class Linter {

  private final Settings settings;
  private final RuleSet rules;
  private final Sources sources;
  private final FileReader files;
  private final Guard guard;

  /**
   * Makes a linter for one run.
   *
   * @param rules all rules that there are; the settings say which of them speak
   * @param sources what reads the inputs
   */
  public Linter(List<Rule> rules, SchemaCatalog catalog, Settings settings, Sources sources) {
    this.settings = settings;
    this.rules = new RuleSet(rules, settings);
    this.sources = sources;
    this.guard = new Guard(settings.threads(), settings.limits().seconds());
    YamlParser parser = new YamlParser(settings.limits().yaml());
    Admission admission = new Admission(catalog, settings.version());
    UserSchemas schemas = SchemaFiles.read(settings.schemas(), parser, settings.mostBytes());
    this.files =
        new FileReader(this.rules, parser, admission, schemas, new Kustomizations(parser), guard);
  }

  /** Reads the inputs, places the pods, asks the rules and returns what is to be said. */
  public RunResult lint(Inputs inputs) {
    Sources texts = StandardInput.ahead(sources, inputs);
    List<FileResult> read =
        guard.map(
            inputs.files(),
            input -> read(input, texts),
            (input, mishap) -> unreadable(Unreadable.of(input.name(), mishap)));
    List<Unreadable> unreadable = new ArrayList<>(inputs.unreadable());
    Cluster cluster = place(read, unreadable);
    List<Finding> findings = new ArrayList<>();
    unreadable.forEach(problem -> findings.addAll(unreadable(problem).findings()));
    read.forEach(file -> findings.addAll(file.findings()));
    findings.addAll(new RuleRunner(rules, settings, cluster, guard).run());
    Ignores ignores = new Ignores(rules, ignoresOf(read), settings.today());
    List<Finding> kept = new ArrayList<>(ignores.apply(rules.judge(Sieve.sift(findings))));
    kept.addAll(rules.judge(ignores.complaints()));
    kept.addAll(rules.judge(new ConfiguredIgnores(settings.policies(), read).idle(rules)));
    if (kept.isEmpty() && ignores.suppressed() == 0) {
      nothingFound(inputs, read, kept);
    }
    return result(inputs.with(unreadable), read, cluster, Sieve.sift(kept), ignores.suppressed());
  }

  private FileResult read(Input input, Sources texts) {
    try {
      return files.read(input, texts.read(input));
    } catch (SourceReader.UnreadableException e) {
      return unreadable(e.unreadable());
    }
  }

  private FileResult unreadable(Unreadable unreadable) {
    RuleInfo rule = rules.enabled(unreadable.rule());
    List<Finding> findings = new ArrayList<>();
    if (rule != null) {
      Location location = new Location(new SourceFile(unreadable.name(), ""), unreadable.span());
      findings.add(FindingBuilder.inFile(rule, location, null, unreadable.message()).build(null));
    }
    return new FileResult(
        unreadable.name(), List.of(), List.of(), 0, findings, List.of(), List.of(), true);
  }

  /** Where even that is too much, the pods are nowhere and no rule is asked. */
  private Cluster place(List<FileResult> read, List<Unreadable> problems) {
    List<Manifest> manifests = new ArrayList<>();
    read.forEach(file -> manifests.addAll(file.manifests()));
    Placer placer = new Placer(settings.cluster(), settings.nodes());
    return guard
        .map(
            List.of(Inventory.of(manifests)),
            placer::place,
            (everything, mishap) -> {
              problems.add(Unreadable.everything("placing the pods", mishap));
              return placer.place(Inventory.of(List.of()));
            })
        .get(0);
  }

  private List<Ignore> ignoresOf(List<FileResult> read) {
    List<Ignore> ignores =
        new ArrayList<>(new ConfiguredIgnores(settings.policies(), read).ignores());
    read.forEach(file -> ignores.addAll(file.ignores()));
    return ignores;
  }

  /** A run that had nothing to look at is no good news. */
  private void nothingFound(Inputs inputs, List<FileResult> read, List<Finding> findings) {
    RuleInfo rule = rules.enabled("no-objects-found");
    for (FileResult file : read) {
      if (file.objects() > 0) {
        return;
      }
    }
    if (rule != null) {
      String where = inputs.files().isEmpty() ? "(no files)" : inputs.files().get(0).name();
      String message =
          inputs.files().isEmpty()
              ? "no file that ends in .yaml, .yml or .json; name the files or their directory"
              : "none of the files holds an object; name the files that do";
      Location location = new Location(new SourceFile(where, ""), Span.START);
      findings.add(FindingBuilder.inFile(rule, location, null, message).build(null));
    }
  }

  private RunResult result(
      Inputs inputs,
      List<FileResult> read,
      Cluster cluster,
      List<Finding> findings,
      int suppressed) {
    List<Skipped> skipped = new ArrayList<>(inputs.excluded());
    int objects = 0;
    int unreadable = inputs.unreadable().size();
    for (FileResult file : read) {
      skipped.addAll(file.skipped());
      objects += file.objects();
      unreadable += file.unreadable() ? 1 : 0;
    }
    return new RunResult(
        settings.version(),
        cluster,
        findings,
        read.size(),
        objects,
        suppressed,
        skipped,
        unreadable);
  }
}
