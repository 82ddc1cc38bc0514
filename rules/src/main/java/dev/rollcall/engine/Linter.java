package dev.rollcall.engine;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.InputReader;
import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.engine.reading.ManifestFile;
import dev.rollcall.engine.reading.ManifestReader;
import dev.rollcall.engine.reading.Overlay;
import dev.rollcall.engine.reading.ReadCache;
import dev.rollcall.engine.reading.ReadPurpose;
import dev.rollcall.engine.reading.TemplateSummary;
import dev.rollcall.engine.reading.UnresolvedPlaces;
import dev.rollcall.engine.reading.UserSchemaReader;
import dev.rollcall.engine.reading.VersionWatch;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.FindingTotals;
import dev.rollcall.engine.ruleset.Findings;
import dev.rollcall.engine.ruleset.FindingsByFile;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.engine.suppression.Ignore;
import dev.rollcall.engine.suppression.Ignores;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.ClusterFacts;
import dev.rollcall.placement.ClusterPlacer;
import dev.rollcall.policy.CompiledPolicies;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schema.UserSchemas;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.schemas.VersionRange;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lints: the whole life of a manifest, from the path to the finding. */
public final class Linter {

  private final LintSettings settings;
  private final RuleSet rules;
  private final InputReader reader;
  private final BoundedExecutor guard;
  private final SchemaCatalog catalog;
  private final InputSource sources;
  private final LintScope scope;

  /**
   * Creates a linter for one run.
   *
   * @param rules all rules that there are; the settings say which of them speak
   * @param sources what reads the inputs
   */
  public Linter(
      List<Rule> rules, SchemaCatalog catalog, LintSettings settings, InputSource sources) {
    this(rules, catalog, settings, sources, LintScope.WHOLE);
  }

  /** Creates a linter for a run that may take something from earlier ones. */
  Linter(
      List<Rule> rules,
      SchemaCatalog catalog,
      LintSettings settings,
      InputSource sources,
      LintScope scope) {
    this.scope = scope;
    this.settings = settings;
    this.rules = new RuleSet(rules, settings);
    this.guard = new BoundedExecutor(settings.threads(), settings.limits().seconds());
    this.catalog = catalog;
    this.sources = sources;
    this.reader =
        settings.admission().isEmpty()
            ? reader(ReadPurpose.LINT, scope.cacheFor(settings.version()))
            : reader(ReadPurpose.LINT_BY_POLICIES, scope.cacheFor(settings.version()));
  }

  private InputReader reader(ReadPurpose purpose, @Nullable ReadCache cache) {
    YamlParser parser = new YamlParser(settings.limits().yaml());
    ApiServer admission = new ApiServer(catalog, settings.version());
    UserSchemas schemas = UserSchemaReader.read(settings.schemas(), parser, settings.mostBytes());
    ManifestReader manifests =
        new ManifestReader(rules, parser, admission, purpose, schemas, Kustomizations.NONE, guard);
    return new InputReader(sources, manifests, guard, cache);
  }

  /** Reads the inputs, places the pods, asks the rules and returns what is to be said. */
  public RunResult lint(Inputs inputs) {
    return lint(inputs, VersionWatch.NONE);
  }

  /**
   * Lints the inputs.
   *
   * @throws VersionWatch.OtherVersionException if the watch has ended the reading
   */
  RunResult lint(Inputs inputs, VersionWatch watch) {
    InputReader.ReadInputs all = reader.read(inputs, watch);
    List<ManifestFile> read = new ArrayList<>(all.files());
    all.problems().forEach(problem -> read.add(unreadable(problem)));
    List<InputError> unreadable = new ArrayList<>(inputs.unreadable());
    NamedPolicies policies =
        settings.admission().isEmpty() || scope.fileByFile()
            ? null
            : NamedPolicies.begin(settings, sources, catalog);
    Cluster cluster = place(read, unreadable);
    List<Finding> findings = judged(read, cluster, all.overlays());
    unreadable.forEach(problem -> findings.addAll(unreadable(problem).findings()));
    PolicyFindings ofPolicies = scope.fileByFile() ? null : askPolicies(inputs, all, policies);
    PolicyFindings ofTaken = ofPolicies == null ? null : ofPolicies.ofTaken(findings);
    List<SkippedInput> unresolved = UnresolvedPlaces.dropFrom(findings);
    FindingsByFile found = new FindingsByFile();
    found.addAll(TemplateSummary.joined(findings, inputs.files()));
    if (ofTaken != null) {
      ofTaken.addTo(found, unresolved);
    }
    Ignores ignores = new Ignores(rules, ignoresOf(read), settings.today());
    found.replaceEach(file -> ignores.apply(rules.applyPolicies(file)));
    List<Finding> ofSettings = scope.fileByFile() ? List.of() : ofSettings(ignores, read);
    if (!ofSettings.isEmpty()) {
      found.addAll(ofSettings);
      found.replaceEach(this::inOrder);
    }
    List<Finding> kept = new ArrayList<>(found.all());
    if (kept.isEmpty() && ignores.suppressed() == 0) {
      addNoObjectsFinding(inputs, read, kept);
    }
    unresolved.addAll(inputs.excluded());
    return result(
        new Inputs(inputs.files(), unreadable, inputs.roots(), unresolved),
        read,
        cluster,
        kept,
        ignores.suppressed());
  }

  /** Returns findings in their order, which changes with the severities that settings name. */
  private List<Finding> inOrder(List<Finding> findings) {
    return settings.policies().isEmpty() ? findings : Findings.sortedDistinct(findings);
  }

  /** Returns what is to be said of the settings themselves. */
  private List<Finding> ofSettings(Ignores ignores, List<ManifestFile> read) {
    List<Finding> findings = new ArrayList<>(rules.applyPolicies(ignores.findings()));
    findings.addAll(
        rules.applyPolicies(new ConfiguredIgnores(settings.policies(), read).unusedEntries(rules)));
    return findings;
  }

  private List<Finding> judged(List<ManifestFile> read, Cluster cluster, LintScope asked) {
    List<Finding> findings = new ArrayList<>();
    read.forEach(file -> findings.addAll(file.findings()));
    findings.addAll(new RuleRunner(rules, settings, cluster, guard, asked).run());
    return findings;
  }

  private List<Finding> judged(List<ManifestFile> read, Cluster cluster, List<Overlay> overlays) {
    List<Finding> findings = judged(read, cluster, scope);
    return overlays.isEmpty()
        ? findings
        : new OverlayFindings(overlays)
            .judged(
                read,
                findings,
                (built, bases) -> judged(built, place(built, new ArrayList<>()), bases));
  }

  private @Nullable PolicyFindings askPolicies(
      Inputs inputs, InputReader.ReadInputs all, @Nullable NamedPolicies named) {
    if (named != null) {
      return askPolicies(all, named.objects(), named.compiled());
    }
    if (AdmissionPolicies.areIn(all.files())) {
      // They are noticed when all is read, and the trees are gone.
      InputReader.ReadInputs again = policyReader().read(inputs);
      return askPolicies(again, List.of(), new CompiledPolicies(catalog.types(settings.version())));
    }
    return null;
  }

  private PolicyFindings askPolicies(
      InputReader.ReadInputs all, List<FieldCursor> named, CompiledPolicies compiled) {
    PolicyFindings told = told(all.files(), named, compiled, scope);
    if (all.overlays().isEmpty()) {
      return told;
    }
    OverlayFindings.Judge judge = (files, asked) -> told(files, named, compiled, asked).all();
    List<Finding> joined =
        new OverlayFindings(all.overlays()).judged(all.files(), told.all(), judge);
    return new PolicyFindings(List.of(PolicyFindings.Told.of(joined)));
  }

  private PolicyFindings told(
      List<ManifestFile> files,
      List<FieldCursor> named,
      CompiledPolicies compiled,
      LintScope asked) {
    return new AdmissionPolicies(rules, compiled, guard).check(files, named, asked);
  }

  private InputReader policyReader() {
    ReadCache cache = scope.cacheFor(settings.version());
    return reader(ReadPurpose.POLICIES, cache == null ? null : cache.of(ReadPurpose.POLICIES));
  }

  private ManifestFile unreadable(InputError unreadable) {
    RuleInfo rule = rules.enabled(unreadable.rule());
    List<Finding> findings = new ArrayList<>();
    if (rule != null) {
      Location location = new Location(new SourceFile(unreadable.name(), ""), unreadable.span());
      findings.add(
          DefaultFindingBuilder.inFile(rule, location, null, unreadable.message()).build(null));
    }
    return new ManifestFile(
        unreadable.name(),
        List.of(),
        List.of(),
        List.of(),
        0,
        findings,
        List.of(),
        List.of(),
        true);
  }

  /** Where even that is too much, the pods are nowhere and no rule is asked. */
  private Cluster place(List<ManifestFile> read, List<InputError> problems) {
    List<Manifest> manifests = new ArrayList<>();
    read.forEach(file -> manifests.addAll(file.manifests()));
    // What is refused is placed as well: what else is wrong with it is told in the same run.
    ClusterPlacer placer =
        new ClusterPlacer(settings.cluster(), settings.nodes())
            .with(settings.policies().clusters())
            .with(new ClusterFacts(settings.version(), settings.complete(), Map.of()));
    return guard
        .map(
            List.of(Inventory.of(manifests)),
            placer::decide,
            (everything, mishap) -> {
              problems.add(InputError.everything("placing the pods", mishap));
              return placer.decide(Inventory.of(List.of()));
            })
        .get(0);
  }

  private List<Ignore> ignoresOf(List<ManifestFile> read) {
    List<Ignore> ignores =
        new ArrayList<>(new ConfiguredIgnores(settings.policies(), read).ignores());
    read.forEach(file -> ignores.addAll(file.ignores()));
    return ignores;
  }

  /** A run that had nothing to look at is no good news. */
  private void addNoObjectsFinding(Inputs inputs, List<ManifestFile> read, List<Finding> findings) {
    RuleInfo rule = rules.enabled("no-objects-found");
    for (ManifestFile file : read) {
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
      findings.add(DefaultFindingBuilder.inFile(rule, location, null, message).build(null));
    }
  }

  private int policyFiles(List<ManifestFile> read) {
    List<String> named = new ArrayList<>(settings.admission().size());
    settings.admission().forEach(input -> named.add(input.name()));
    int files = named.size();
    for (ManifestFile file : read) {
      files += AdmissionPolicies.isIn(file) && !named.contains(file.name()) ? 1 : 0;
    }
    return files;
  }

  private RunResult result(
      Inputs inputs,
      List<ManifestFile> read,
      Cluster cluster,
      List<Finding> findings,
      int suppressed) {
    List<SkippedInput> skipped = new ArrayList<>(inputs.excluded());
    int objects = 0;
    int unreadable = inputs.unreadable().size();
    for (ManifestFile file : read) {
      skipped.addAll(file.skipped());
      objects += file.objects();
      unreadable += file.unreadable() ? 1 : 0;
    }
    return new RunResult(
        new VersionRange(settings.version(), settings.version()),
        cluster,
        findings,
        read.size(),
        objects,
        suppressed,
        skipped,
        unreadable,
        policyFiles(read),
        FindingTotals.of(findings));
  }
}
