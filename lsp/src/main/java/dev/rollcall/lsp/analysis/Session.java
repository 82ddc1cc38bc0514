package dev.rollcall.lsp.analysis;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Files that are judged together, again and again while some of them are edited. Where more than
 * their texts changed, another session takes its place.
 */
final class Session {

  private final SessionRoot root;
  private final List<Rule> rules;
  private final RunRequest request;
  private final Preparation prepared;
  private final Surroundings surroundings;
  private final Map<Path, String> names;
  private final Map<String, Path> paths = new HashMap<>();
  private final ReadCache cache;
  private final DiskTexts texts = new DiskTexts();

  private Session(
      SessionRoot root,
      List<Rule> rules,
      RunRequest request,
      Inputs found,
      @Nullable Session before) {
    this.root = root;
    this.rules = rules;
    this.request = request;
    Rollcall rollcall =
        new Rollcall(
            rules,
            root.directory(),
            bytes -> new FileInputSource(InputStream.nullInputStream(), bytes),
            "cluster");
    this.prepared = Preparation.of(root, rollcall, found, request);
    this.surroundings = Surroundings.of(found, root.directory(), prepared.additional());
    this.names = prepared.names();
    names.forEach((path, name) -> paths.put(name, path));
    boolean alike =
        before != null
            && before.request.equals(request)
            && before.surroundings.readsAlike(surroundings);
    this.cache = alike ? before.cache : new ReadCache();
  }

  /** Returns a session over the files of a root as they are on disk, and documents as they are. */
  static Session of(
      SessionRoot root, List<Rule> rules, RunRequest request, Documents.Snapshot documents) {
    return new Session(root, rules, request, root.find(documents), null);
  }

  /** Returns the session that takes the place of this one, or this one if it still can judge. */
  Session renewed(RunRequest wanted, Documents.Snapshot documents) {
    Inputs found = root.find(documents);
    Surroundings now = Surroundings.of(found, root.directory(), prepared.additional());
    return wanted.equals(request) && now.equals(surroundings)
        ? this
        : new Session(root, rules, wanted, found, this);
  }

  /** Has the stamps of all files compared when they are next asked for. */
  void refreshTexts() {
    texts.refresh();
  }

  /** Returns the directory that a file is judged in, this one or one below; null if in none. */
  @Nullable Path directoryFor(Path file) {
    for (Path directory : prepared.apart()) {
      if (file.startsWith(directory)) {
        return directory;
      }
    }
    boolean held = names.containsKey(file) || (prepared.run() == null && root.holds(file));
    return held ? root.directory() : null;
  }

  /** Returns whether a file was found, be it that the configuration leaves it out. */
  boolean knows(Path file) {
    for (Input input : surroundings.inputs()) {
      if (input.path() != null && DiskTexts.normal(input.path()).equals(file)) {
        return true;
      }
    }
    return false;
  }

  /** Returns what is wrong with the configuration, so that nothing is judged; empty if nothing. */
  List<ConfigProblem> problems() {
    return prepared.problems();
  }

  /** Returns why nothing is judged, or an empty string if it is or the problems tell. */
  String failure() {
    return prepared.failure();
  }

  /** Returns how many files were read. */
  int reads() {
    return cache.reads();
  }

  /** Returns how many files there are. */
  int files() {
    return names.size();
  }

  /** Reads all files, as an observed source has them, so that documents are judged in no time. */
  void readAll(Documents.Snapshot documents, UnaryOperator<InputSource> observed) {
    Rollcall.Run run = prepared.run();
    if (run != null) {
      run.lint(
          disk -> observed.apply(texts.over(disk, documents)),
          new LintScope(cache, Set.of(), false));
    }
  }

  /**
   * Judges documents, with all other files in view; null if nothing can be judged.
   *
   * @param partial whether the other files are still being read elsewhere
   */
  @Nullable Analysis analyze(Documents.Snapshot documents, List<OpenDocument> of, boolean partial) {
    Rollcall.Run run = prepared.run();
    if (run == null) {
      return null;
    }
    Map<String, String> uris = new HashMap<>();
    for (OpenDocument document : of) {
      uris.put(nameOf(document), document.uri());
    }
    LintScope scope = new LintScope(cache, uris.keySet(), partial);
    Rollcall.Outcome outcome = run.lint(disk -> texts.over(disk, documents), scope);
    RunResult result = withoutBaseline(outcome.result(), run.baseline());
    return new Analysis(documents, root.directory(), result, paths, uris, partial);
  }

  private String nameOf(OpenDocument document) {
    Path path = document.path();
    return path == null ? document.uri() : names.getOrDefault(path, document.uri());
  }

  private RunResult withoutBaseline(RunResult result, @Nullable Path file) {
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
  @Nullable String fixed(Documents.Snapshot documents, OpenDocument document, boolean partial) {
    Rollcall.Run run = prepared.run();
    if (run == null) {
      return null;
    }
    String name = nameOf(document);
    UnaryOperator<InputSource> edited = disk -> texts.over(disk, documents);
    LintScope scope = new LintScope(cache, Set.of(name), partial);
    Fixer.Outcome outcome = run.fix(edited, scope);
    for (Fixer.FileEdits change : outcome.changes()) {
      if (change.before().name().equals(name)) {
        return change.after().text();
      }
    }
    return null;
  }
}
