package dev.rollcall.lsp.analysis;

import dev.rollcall.config.Config;
import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigProblem;
import dev.rollcall.config.ConfigReader;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.lsp.document.FileUri;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All sessions of an editor, and which document is judged in which. Used by one thread. */
public final class Workspace {

  private final List<Rule> rules;
  private final Documents documents;
  private final Map<SessionRoot, Session> sessions = new HashMap<>();
  private final Map<SessionRoot, Analysis> analyses = new HashMap<>();
  private final FolderReader reader;
  private List<Path> folders = List.of();
  private RunRequest request = RunRequest.DEFAULT;

  /**
   * Creates a workspace without folders.
   *
   * @param observer learns how far the reading of folders is
   * @param analysisThread runs work on the thread that uses this
   * @param changed is run there when a folder was read
   */
  public Workspace(
      List<Rule> rules,
      Documents documents,
      ReadingObserver observer,
      Consumer<Runnable> analysisThread,
      Runnable changed) {
    this.rules = List.copyOf(rules);
    this.documents = documents;
    this.reader =
        new FolderReader(
            this.rules,
            observer,
            (reading, session) -> analysisThread.accept(() -> takeOver(reading, session, changed)));
  }

  /** Takes other folders; the innermost one that holds a file is the one it is judged in. */
  public void folders(List<Path> others) {
    folders = new ArrayList<>(new TreeSet<>(others.stream().map(FileUri::real).toList()));
    Set<SessionRoot> roots = new HashSet<>();
    folders.forEach(folder -> roots.add(SessionRoot.of(folder)));
    sessions.keySet().removeIf(root -> root.alone() == null && !roots.contains(root));
    reader.keepOnly(roots);
    reader.retry();
    refresh();
  }

  /** Takes other options, as they would be on the command line. */
  public void request(RunRequest other) {
    if (other.equals(request)) {
      return;
    }
    request = other;
    reader.retry();
    refresh();
  }

  /** Reads folders again whose reading the user stopped. */
  public void retry() {
    reader.retry();
  }

  /** Looks at what changed on disk: at the texts of known files at once, at the rest elsewhere. */
  public void refresh() {
    Documents.Snapshot now = documents.snapshot();
    sessions.keySet().removeIf(root -> root.alone() != null && now.of(root.alone()) == null);
    analyses.clear();
    for (Path folder : folders) {
      SessionRoot root = SessionRoot.of(folder);
      if (!sessions.containsKey(root)) {
        reader.read(root, request, null, now);
      }
    }
    for (Map.Entry<SessionRoot, Session> each : sessions.entrySet()) {
      each.getValue().refreshTexts();
      if (each.getKey().alone() == null) {
        reader.read(each.getKey(), request, each.getValue(), now);
      } else {
        each.setValue(each.getValue().renewed(request, now));
      }
    }
  }

  private void takeOver(FolderReading reading, @Nullable Session session, Runnable changed) {
    SessionRoot root = reading.root();
    if (reader.end(reading) && session != null) {
      Session before = sessions.put(root, session);
      boolean waited = analyses.values().stream().anyMatch(Analysis::partial);
      if (reader.isOutdated(root)) {
        reader.read(root, request, session, documents.snapshot());
      }
      if (session != before || waited) {
        sessions.keySet().removeIf(other -> other.alone() != null);
        analyses.clear();
        changed.run();
      }
    }
    reading.ended().complete(null);
  }

  /** Ends all reading. */
  public void close() {
    reader.close();
  }

  /** Returns what is completed when the folder of a document is read. */
  public CompletableFuture<Void> readingOf(OpenDocument document) {
    SessionRoot awaited = locate(document, documents.snapshot()).awaited;
    return awaited == null ? CompletableFuture.completedFuture(null) : reader.endOf(awaited);
  }

  public List<Rule> rules() {
    return rules;
  }

  /** Returns an analysis of a document as it is now, or null if it cannot be judged. */
  public @Nullable Analysis analysis(OpenDocument document) {
    Documents.Snapshot now = documents.snapshot();
    Located located = locate(document, now);
    Analysis known = analyses.get(located.root);
    if (known != null && known.isAbout(document, now)) {
      return known;
    }
    return analyze(located, now, List.of(document));
  }

  /**
   * Returns the last analysis of a document, of an earlier text perhaps, for answers that rest on
   * the other files and are wanted at each letter; null if it cannot be judged.
   */
  public @Nullable Analysis lastAnalysis(OpenDocument document) {
    Located located = locate(document, documents.snapshot());
    Analysis known = analyses.get(located.root);
    return known != null && known.uris().containsValue(document.uri()) ? known : analysis(document);
  }

  /** Judges all open documents, and returns those of each session that can be judged. */
  public Map<OpenDocument, @Nullable Analysis> analyzeAll() {
    Documents.Snapshot now = documents.snapshot();
    Map<Located, List<OpenDocument>> groups = new LinkedHashMap<>();
    for (OpenDocument document : now.all()) {
      if (!isConfig(document)) {
        groups.computeIfAbsent(locate(document, now), any -> new ArrayList<>()).add(document);
      }
    }
    Map<OpenDocument, @Nullable Analysis> all = new LinkedHashMap<>();
    groups.forEach(
        (located, group) -> {
          Analysis analysis = analyze(located, now, group);
          group.forEach(document -> all.put(document, analysis));
        });
    return all;
  }

  private @Nullable Analysis analyze(
      Located located, Documents.Snapshot now, List<OpenDocument> group) {
    Analysis analysis = located.session.analyze(now, group, located.awaited != null);
    if (analysis == null) {
      analyses.remove(located.root);
    } else {
      analyses.put(located.root, analysis);
    }
    return analysis;
  }

  /** Returns what all safe fixes make of a document, or null if they change nothing. */
  public @Nullable String fixed(OpenDocument document) {
    Documents.Snapshot now = documents.snapshot();
    Located located = locate(document, now);
    return located.session.fixed(now, document, located.awaited != null);
  }

  /** Returns whether a document is a configuration of rollcall. */
  public static boolean isConfig(OpenDocument document) {
    return isConfig(document.uri());
  }

  /** Returns whether a URI is that of a configuration of rollcall. */
  public static boolean isConfig(String uri) {
    return uri.endsWith("/" + Config.FILE_NAME);
  }

  /** Returns what is wrong with a configuration as it is in the editor. */
  public List<ConfigProblem> configProblems(OpenDocument document) {
    Path path = document.path();
    Path directory = path == null ? null : path.getParent();
    if (directory == null) {
      return List.of();
    }
    List<RuleInfo> infos = new ArrayList<>();
    rules.forEach(rule -> infos.add(rule.info()));
    try {
      new ConfigReader(infos)
          .read(new SourceFile(document.uri(), document.text().text()), directory);
      return List.of();
    } catch (ConfigException e) {
      return e.problems();
    }
  }

  /** Returns in one line why nothing is said of a document, or an empty string if all is well. */
  public String obstacle(OpenDocument document) {
    Session session = locate(document, documents.snapshot()).session;
    if (!session.problems().isEmpty()) {
      return session.problems().get(0) + "; nothing is judged until it is corrected";
    }
    return session.failure();
  }

  /** Returns how many files were read since their sessions were prepared. */
  public int reads() {
    int reads = 0;
    for (Session session : sessions.values()) {
      reads += session.reads();
    }
    return reads;
  }

  /**
   * Where a document is judged.
   *
   * @param awaited the folder that it will be judged in once that is read, or null if it is
   */
  private record Located(SessionRoot root, Session session, @Nullable SessionRoot awaited) {}

  private Located locate(OpenDocument document, Documents.Snapshot now) {
    Path path = document.path();
    Path folder = path == null ? null : folderOf(path);
    while (path != null && folder != null) {
      SessionRoot root = SessionRoot.of(folder);
      Session session = sessions.get(root);
      if (session == null) {
        reader.start(root, request, null, now);
        return byItself(document, now, root);
      }
      Path nearer = session.directoryFor(path);
      if (nearer == null) {
        if (root.isUnsaved(document) && !session.knows(path)) {
          reader.start(root, request, session, now);
        }
        // A new file is part of the folder once that is looked at again.
        return byItself(document, now, reader.isReading(root) ? root : null);
      }
      if (nearer.equals(folder)) {
        return new Located(root, session, null);
      }
      folder = nearer;
    }
    return byItself(document, now, null);
  }

  private Located byItself(
      OpenDocument document, Documents.Snapshot now, @Nullable SessionRoot awaited) {
    Path fallback = folders.isEmpty() ? Path.of("").toAbsolutePath() : folders.get(0);
    SessionRoot root = SessionRoot.of(document, fallback);
    Session session = sessions.computeIfAbsent(root, any -> Session.of(root, rules, request, now));
    return new Located(root, session, awaited);
  }

  private @Nullable Path folderOf(Path path) {
    Path found = null;
    for (Path folder : folders) {
      if (path.startsWith(folder)
          && (found == null || folder.getNameCount() > found.getNameCount())) {
        found = folder;
      }
    }
    return found;
  }
}
