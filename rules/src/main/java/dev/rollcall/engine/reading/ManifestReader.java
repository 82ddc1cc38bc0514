package dev.rollcall.engine.reading;

import dev.rollcall.apiserver.ApiServer;
import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.execution.BoundedExecutor;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.SkipCounter;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.ruleset.DefaultFindingBuilder;
import dev.rollcall.engine.ruleset.RuleSet;
import dev.rollcall.engine.suppression.IgnoreFinder;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schema.UserSchemas;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.DocumentChunk;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.ListHeader;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlError;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes one file from its text to its objects, and says what the API server would make of each. */
public final class ManifestReader {

  static final Set<String> ADMITTED = Set.of("DaemonSet", "Node", "Pod");

  private final RuleSet rules;
  private final YamlParser parser;
  private final ApiServer admission;
  private final ReadPurpose purpose;
  private final @Nullable UserSchemas schemas;
  private final OtherKinds otherKinds;
  private final Kustomizations kustomizations;
  private final BoundedExecutor guard;
  private final ChartFiles charts = new ChartFiles();

  /**
   * Creates a reader.
   *
   * @param schemas the schemas of other kinds, null if the user has none
   * @param guard what works on the stretches of long files
   */
  public ManifestReader(
      RuleSet rules,
      YamlParser parser,
      ApiServer admission,
      ReadPurpose purpose,
      @Nullable UserSchemas schemas,
      Kustomizations kustomizations,
      BoundedExecutor guard) {
    this.rules = rules;
    this.parser = parser;
    this.admission = admission;
    this.purpose = purpose;
    this.schemas = schemas;
    this.otherKinds = new OtherKinds(rules, admission, schemas);
    this.kustomizations = kustomizations;
    this.guard = guard;
  }

  /** Returns a reader of files that stand among others, which may say more of them. */
  ManifestReader among(List<Input> inputs, @Nullable ReadCache cache) {
    return with(cache == null ? Kustomizations.of(inputs, parser) : cache.around(inputs, parser));
  }

  /** Returns a reader of files of which some kustomizations make more. */
  ManifestReader with(Kustomizations others) {
    return new ManifestReader(rules, parser, admission, purpose, schemas, others, guard);
  }

  /** Returns the kustomizations around files, or none where only those that are judged count. */
  Kustomizations kustomizations(boolean judged) {
    return judged && purpose == ReadPurpose.PLACEMENT ? Kustomizations.NONE : kustomizations;
  }

  /** Reads one file. */
  public ManifestFile read(Input input, SourceFile text) {
    if (charts.isValues(input)) {
      return ManifestFile.skipped(text.name(), "chart-value-file");
    }
    SourceFile file = ClusterInfoLogs.blanked(text);
    ManifestFile result = readWhole(input, file);
    if (result.isSound() || !RedactedText.isUnquotedIn(file)) {
      return result;
    }
    ManifestFile redacted = readWhole(input, RedactedText.quoted(file));
    return redacted.isSound() && redacted.isPrinted() ? redacted : result;
  }

  private ManifestFile readWhole(Input input, SourceFile file) {
    ManifestFile result = readSideBySide(input, file);
    return result == null ? read(input, parser.parse(file)) : result;
  }

  /**
   * Reads a long file of many documents on several threads, each of which drops the trees of one
   * stretch before it takes the next; null if only the whole file tells what is in it.
   */
  private @Nullable ManifestFile readSideBySide(Input input, SourceFile file) {
    List<DocumentChunk> stretches = parser.stretches(file);
    if (stretches.size() == 1) {
      return null;
    }
    List<Optional<ManifestFile>> read =
        guard.map(
            stretches,
            stretch -> readAlone(input, parser.parse(file, stretch, stretches.size())),
            (stretch, mishap) -> Optional.empty());
    List<ManifestFile> parts = new ArrayList<>();
    read.forEach(part -> part.ifPresent(parts::add));
    return parts.size() == stretches.size() ? ManifestFile.join(parts) : null;
  }

  /** Returns what a stretch comes to, empty if that depends on what stands around it. */
  private Optional<ManifestFile> readAlone(Input input, YamlFile parsed) {
    boolean last = parsed.stretch().end() == parsed.file().text().length();
    boolean depends = !parsed.problems().isEmpty() || (!last && parsed.endsWithComment());
    return depends ? Optional.empty() : Optional.of(read(input, parsed));
  }

  private ManifestFile read(Input input, YamlFile parsed) {
    Reading reading = new Reading(input, parsed);
    UnreadableDumpDetector.Recognised other = UnreadableDumpDetector.recognise(parsed);
    if (other != null) {
      reading.unreadable(other);
      return reading.result(parsed);
    }
    for (YamlError problem : parsed.problems()) {
      reading.problem(problem);
    }
    for (YamlDocument document : parsed.documents()) {
      reading.document(document, parsed.stretch().list());
    }
    return reading.result(parsed);
  }

  /** The state of reading one file. */
  private final class Reading {

    private final Input input;
    private final SourceFile file;
    private final List<Manifest> manifests = new ArrayList<>();
    private final List<FieldCursor> daemonSets = new ArrayList<>();
    private final List<FieldCursor> policyObjects = new ArrayList<>(0);
    private final List<Finding> findings = new ArrayList<>();
    private final SkipCounter skips = new SkipCounter();
    private final IgnoreFinder ignores = new IgnoreFinder();
    private final Set<String> told = new HashSet<>();
    private int objects;
    private boolean unreadable;
    private final TemplateDetector templates;
    private final boolean placeholders;
    private boolean template;

    Reading(Input input, YamlFile parsed) {
      this.input = input;
      this.file = parsed.file();
      String text = parsed.stretch().textIn(file);
      this.templates = new TemplateDetector(input, file, text, charts);
      this.placeholders = PlaceholderResolver.mayResolve(file, text);
    }

    ManifestFile result(YamlFile parsed) {
      ignores.comments(parsed);
      return new ManifestFile(
          file.name(),
          manifests,
          daemonSets,
          policyObjects,
          objects,
          findings,
          skips.of(file.name()),
          ignores.found(),
          unreadable);
    }

    /** A file says it once, however many of its documents are templates. */
    private void template(Span action) {
      if (!template) {
        skips.add("unrendered-template");
        if (FileContent.isMeantForServers(input, file, charts)) {
          add(TemplateSummary.RULE, new Location(file, action), null, "a template is not rendered");
        }
        template = true;
      }
    }

    void problem(YamlError problem) {
      Span action = templates.firstAround(problem);
      if (action != null) {
        template(action);
        return;
      }
      if (FileContent.isOfAnotherTool(input, file, charts)) {
        skips.add("foreign-file");
        return;
      }
      boolean syntax = problem.kind() == YamlError.Kind.SYNTAX;
      String rule = syntax ? "yaml-syntax" : "input-over-limit";
      String reason = syntax ? "Syntax" : null;
      String message = UnreadableDumpDetector.messageOf(problem, file);
      add(rule, new Location(file, problem.span()), reason, message);
    }

    private void add(String id, Location location, @Nullable String reason, String message) {
      RuleInfo rule = rules.enabled(id);
      if (rule != null) {
        findings.add(DefaultFindingBuilder.inFile(rule, location, reason, message).build(null));
      }
    }

    void unreadable(UnreadableDumpDetector.Recognised what) {
      unreadable = true;
      if (told.add(what.message())) {
        add("unreadable-dump", new Location(file, what.span()), null, what.message());
      }
    }

    void document(YamlDocument document, @Nullable ListHeader list) {
      Span action = templates.firstIn(document);
      if (action != null) {
        template(action);
      } else if (document.root() == null) {
        skips.add("empty-document");
      } else if (document.root() instanceof YamlMapping mapping) {
        if (list == null) {
          whole(mapping);
        } else {
          item(mapping, KindInference.itemsOf(list), "");
        }
      } else if (document.root() instanceof YamlSequence array
          && KindInference.isOfObjects(file, array)) {
        items(array, ObjectId.UNKNOWN, "");
      } else {
        skips.add("other-kind");
      }
    }

    private void whole(YamlMapping mapping) {
      UnreadableDumpDetector.Recognised joined = UnreadableDumpDetector.joined(mapping);
      UnreadableDumpDetector.Recognised wrapper = UnreadableDumpDetector.wrapper(mapping);
      if (ToolOutput.isOwn(mapping)) {
        skips.add("rollcall-report");
      } else if (joined != null) {
        add("yaml-syntax", new Location(file, joined.span()), "Syntax", joined.message());
      } else if (wrapper != null) {
        unreadable(wrapper);
      } else if (mapping.entry("kind") != null || mapping.entry("items") != null) {
        object(mapping, ObjectId.UNKNOWN);
      } else {
        withoutKind(mapping);
      }
    }

    /** Reads what collectors write: an object without its kind, or lists below fields. */
    private void withoutKind(YamlMapping mapping) {
      List<NestedLists.Nested> lists = NestedLists.in(file, mapping);
      lists.forEach(list -> items(list.items(), KindInference.itemsOf(list.id()), list.path()));
      if (!lists.isEmpty()) {
        return;
      }
      if (PrintedObjects.isPrinted(ModelReader.open(file, mapping, ObjectId.UNKNOWN))) {
        item(mapping, ObjectId.UNKNOWN, "");
      } else {
        object(mapping, ObjectId.UNKNOWN);
      }
    }

    private void items(YamlSequence array, ObjectId list, String path) {
      for (YamlNode item : array.items()) {
        if (item instanceof YamlMapping inner) {
          item(inner, list, path);
        }
      }
    }

    /**
     * Reads an item of a list, which may leave out what it is.
     *
     * @param path the fields in which the list stands, empty if in none
     */
    private void item(YamlMapping mapping, ObjectId list, String path) {
      if (!list.kind().isEmpty() || mapping.entry("kind") != null) {
        object(mapping, list);
        return;
      }
      FieldCursor bare = ModelReader.open(file, mapping, list);
      KindInference.Inferred inferred =
          KindInference.infer(bare, path.isEmpty() ? file.name() : path);
      if (inferred == null) {
        objects++;
        skips.add("other-kind");
        return;
      }
      String kind = inferred.id().kind();
      if (told.add(kind)) {
        String message = "objects without a kind are read as " + kind + ", " + inferred.evidence();
        add("kind-inferred", bare.place().location(), null, message);
      }
      object(mapping, inferred.id());
    }

    private void object(YamlMapping written, ObjectId list) {
      YamlMapping mapping =
          kustomizations.applied(
              input,
              placeholders ? PlaceholderResolver.resolved(written, file.name(), skips) : written);
      FieldCursor object = ModelReader.open(file, mapping, list);
      ObjectId id = object.place().origin().object();
      if (isList(object, id)) {
        if (object.get("items").node() instanceof YamlSequence items) {
          UnreadableDumpDetector.cutOff(id, mapping).ifPresent(this::unreadable);
          items(items, KindInference.itemsOf(id), "");
        }
        return;
      }
      objects++;
      if (kustomizations.isPatch(input, object) || KubeadmPatches.isPatch(input, object)) {
        skips.add("kustomize-patch");
        return;
      }
      Manifest manifest = ModelReader.read(object);
      if (manifest == null) {
        if (!otherKinds.check(object, id, findings)) {
          skips.addUnread(id, object);
        }
        purpose.keepForPolicies(object, policyObjects);
        return;
      }
      if (ADMITTED.contains(id.kind())) {
        manifest = purpose.validates() ? admitted(object, manifest) : stored(object, manifest);
      }
      ignores.annotations(object);
      keep(manifest, object);
    }

    private void keep(Manifest manifest, FieldCursor object) {
      String foreign = NodeFiles.foreign(input, manifest);
      if (foreign != null) {
        skips.add(foreign);
        return;
      }
      manifests.add(manifest);
      purpose.keepForPolicies(object, policyObjects);
      if (manifest instanceof DaemonSet && !purpose.validates()) {
        daemonSets.add(object);
      }
    }

    private boolean isList(FieldCursor object, ObjectId id) {
      if (object.get("items").node() instanceof YamlSequence items) {
        return id.kind().endsWith("List")
            || (id.kind().isEmpty() && KindInference.isOfObjects(file, items));
      }
      // Go writes an empty list as null.
      return id.kind().equals("List") && !object.get("items").isPresent();
    }

    /** Returns the object as the server keeps it, once it has said what it thinks of it. */
    private Manifest admitted(FieldCursor object, Manifest manifest) {
      boolean printed = PrintedObjects.isPrinted(object);
      if (printed && !(manifest instanceof DaemonSet)) {
        // It has taken them once, and fields that only it sets would be refused.
        skips.add(SkippedInput.TAKEN_AS_ACCEPTED);
        return manifest;
      }
      boolean patched = kustomizations.isPatched(input, object);
      new ServerFindings(rules, patched, findings).admit(admission, object, manifest);
      // What a server printed it has not dropped, so its gates are other than usual.
      return printed
          ? manifest
          : DroppedFields.without(object, manifest, admission, rules, findings);
    }

    /** Returns the object as the server keeps it. */
    private Manifest stored(FieldCursor object, Manifest manifest) {
      return PrintedObjects.isPrinted(object)
          ? manifest
          : DroppedFields.without(object, manifest, admission);
    }
  }
}
