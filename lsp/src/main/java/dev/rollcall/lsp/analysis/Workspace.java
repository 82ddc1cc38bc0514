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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All sessions of an editor, and which document is judged in which. Used by one thread. */
public final class Workspace {

  private final List<Rule> rules;
  private final Documents documents;
  private final Map<SessionRoot, Session> sessions = new HashMap<>();
  private final Map<SessionRoot, Analysis> analyses = new HashMap<>();
  private List<Path> folders = List.of();
  private RunRequest request = RunRequest.DEFAULT;

  public Workspace(List<Rule> rules, Documents documents) {
    this.rules = List.copyOf(rules);
    this.documents = documents;
  }

  /** Takes other folders; the innermost one that holds a file is the one it is judged in. */
  public void folders(List<Path> others) {
    folders = new ArrayList<>(new TreeSet<>(others.stream().map(FileUri::real).toList()));
    sessions.keySet().removeIf(root -> root.alone() == null && !folders.contains(root.directory()));
    refresh();
  }

  /** Takes other options, as they would be on the command line. */
  public void request(RunRequest other) {
    request = other;
    refresh();
  }

  /** Looks at what changed on disk. */
  public void refresh() {
    Documents.Snapshot now = documents.snapshot();
    sessions.keySet().removeIf(root -> root.alone() != null && now.of(root.alone()) == null);
    sessions.values().forEach(session -> session.refresh(request, now));
    analyses.clear();
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
    Analysis analysis = located.session.analyze(now, group);
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
    return locate(document, now).session.fixed(now, document);
  }

  /** Returns whether a document is a configuration of rollcall. */
  public static boolean isConfig(OpenDocument document) {
    Path name = document.path() == null ? null : document.path().getFileName();
    return name != null && name.toString().equals(Config.FILE_NAME);
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

  private record Located(SessionRoot root, Session session) {}

  private Located locate(OpenDocument document, Documents.Snapshot now) {
    Path path = document.path();
    Path folder = path == null ? null : folderOf(path);
    while (path != null && folder != null) {
      Located located = located(SessionRoot.of(folder), now);
      Path nearer = located.session.directoryFor(path);
      if (nearer == null) {
        break;
      }
      if (nearer.equals(folder)) {
        return located;
      }
      folder = nearer;
    }
    Path fallback = folders.isEmpty() ? Path.of("").toAbsolutePath() : folders.get(0);
    return located(SessionRoot.of(document, fallback), now);
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

  private Located located(SessionRoot root, Documents.Snapshot now) {
    Session known = sessions.get(root);
    if (known == null) {
      known = new Session(root, rules);
      known.refresh(request, now);
      sessions.put(root, known);
    }
    return new Located(root, known);
  }
}
