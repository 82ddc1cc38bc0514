package dev.rollcall.lsp.analysis;

import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigProblem;
import dev.rollcall.engine.LintScope;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ReadCache;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.engine.suppression.Baseline;
import dev.rollcall.engine.suppression.BaselineFile;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.rule.Rule;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Files that are judged together, again and again while some of them are edited. Used by one
 * thread.
 */
final class Session {

  private static final int MAX_APART = 50;

  private final SessionRoot root;
  private final Rollcall rollcall;
  private final DiskTexts texts = new DiskTexts();
  private final Set<Path> apart = new TreeSet<>();
  private final Map<Path, String> names = new HashMap<>();
  private RunRequest request = RunRequest.DEFAULT;
  private @Nullable Surroundings surroundings;
  private Rollcall.@Nullable Run run;
  private List<ConfigProblem> problems = List.of();
  private String failure = "";
  private ReadCache cache = new ReadCache();

  Session(SessionRoot root, List<Rule> rules) {
    this.root = root;
    this.rollcall =
        new Rollcall(
            rules,
            root.directory(),
            bytes -> new FileInputSource(InputStream.nullInputStream(), bytes),
            "cluster");
  }

  /** Looks at what changed on disk; prepares anew if that decides how files are judged. */
  void refresh(RunRequest wanted, Documents.Snapshot documents) {
    texts.refresh();
    Inputs found = root.find(documents);
    Surroundings now = Surroundings.of(found, root.directory(), additional());
    if (wanted.equals(request) && now.equals(surroundings)) {
      return;
    }
    request = wanted;
    cache = new ReadCache();
    prepare(found);
    surroundings = Surroundings.of(found, root.directory(), additional());
  }

  private List<Path> additional() {
    return run == null ? List.of() : run.additionalInputs();
  }

  /**
   * Directories whose configuration is broken, or is for another cluster or version than that of
   * the rest, are judged apart: one of them must not silence a whole workspace.
   */
  private void prepare(Inputs found) {
    apart.clear();
    run = null;
    problems = List.of();
    failure = "";
    Inputs inputs = found;
    try {
      while (run == null && problems.isEmpty()) {
        try {
          run = rollcall.prepare(inputs, request);
        } catch (ConfigException e) {
          Path directory = directoryOf(e);
          if (isBelow(directory) && apart.size() < MAX_APART) {
            apart.add(directory);
            inputs = without(inputs, directory);
          } else {
            problems = e.problems();
          }
        }
      }
    } catch (IllegalArgumentException e) {
      failure = String.valueOf(e.getMessage());
    }
    names.clear();
    if (run != null) {
      for (Input input : run.inputs().files()) {
        if (input.path() != null) {
          names.put(DiskTexts.normal(input.path()), input.name());
        }
      }
    }
  }

  private Path directoryOf(ConfigException e) {
    Path file = root.directory().resolve(e.problems().get(0).location().file().name());
    Path parent = DiskTexts.normal(file).getParent();
    return parent == null ? root.directory() : parent;
  }

  private boolean isBelow(Path directory) {
    return root.alone() == null
        && root.holds(directory)
        && !directory.equals(root.directory())
        && !apart.contains(directory);
  }

  private static Inputs without(Inputs inputs, Path directory) {
    List<Input> kept = new ArrayList<>();
    for (Input input : inputs.files()) {
      if (input.path() == null || !DiskTexts.normal(input.path()).startsWith(directory)) {
        kept.add(input);
      }
    }
    return new Inputs(kept, inputs.unreadable(), inputs.roots(), inputs.excluded());
  }

  /** Returns the directory that a file is judged in, this one or one below; null if in none. */
  @Nullable Path directoryFor(Path file) {
    for (Path directory : apart) {
      if (file.startsWith(directory)) {
        return directory;
      }
    }
    return names.containsKey(file) || (run == null && root.holds(file)) ? root.directory() : null;
  }

  /** Returns what is wrong with the configuration, so that nothing is judged; empty if nothing. */
  List<ConfigProblem> problems() {
    return problems;
  }

  /** Returns why nothing is judged, or an empty string if it is or the problems tell. */
  String failure() {
    return failure;
  }

  /** Returns how many files were read since the last preparation. */
  int reads() {
    return cache.reads();
  }

  /** Judges documents, with all other files in view; null if nothing can be judged. */
  @Nullable Analysis analyze(Documents.Snapshot documents, List<OpenDocument> of) {
    if (run == null) {
      return null;
    }
    Map<String, String> uris = new HashMap<>();
    for (OpenDocument document : of) {
      uris.put(nameOf(document), document.uri());
    }
    Rollcall.Outcome outcome =
        run.lint(disk -> texts.over(disk, documents), new LintScope(cache, uris.keySet()));
    return new Analysis(
        documents, root.directory(), withoutBaseline(outcome.result()), paths(), uris);
  }

  private String nameOf(OpenDocument document) {
    Path path = document.path();
    return path == null ? document.uri() : names.getOrDefault(path, document.uri());
  }

  private Map<String, Path> paths() {
    Map<String, Path> paths = new HashMap<>();
    names.forEach((path, name) -> paths.put(name, path));
    return paths;
  }

  private RunResult withoutBaseline(RunResult result) {
    Path file = run == null ? null : run.baseline();
    if (file == null) {
      return result;
    }
    BaselineFile baseline = new BaselineFile(file, root.directory());
    try {
      return baseline.exists() ? baseline.apply(result, baseline.read()) : result;
    } catch (Baseline.BaselineException e) {
      return result; // a baseline that cannot be read hides nothing
    }
  }

  /** Returns what all safe fixes make of a document, or null if they change nothing. */
  @Nullable String fixed(Documents.Snapshot documents, OpenDocument document) {
    if (run == null) {
      return null;
    }
    String name = nameOf(document);
    UnaryOperator<InputSource> edited = disk -> texts.over(disk, documents);
    LintScope scope = new LintScope(cache, Set.of(name));
    Fixer.Outcome outcome = run.fix(edited, scope);
    for (Fixer.FileEdits change : outcome.changes()) {
      if (change.before().name().equals(name)) {
        return change.after().text();
      }
    }
    return null;
  }
}
