package dev.rollcall.lsp.analysis;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.lsp.document.Documents;
import dev.rollcall.lsp.document.FileUri;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.placement.Cluster;
import dev.rollcall.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a session came to.
 *
 * @param documents the documents as they were
 * @param directory what names of files are relative to
 * @param result what was found; whole for the judged documents only
 * @param paths the files by their names
 * @param uris the URIs of the judged documents by their names
 * @param partial whether the documents were judged by themselves, while other files are being read
 */
public record Analysis(
    Documents.Snapshot documents,
    Path directory,
    RunResult result,
    Map<String, Path> paths,
    Map<String, String> uris,
    boolean partial) {

  /** Rules about a run over named paths, which an editor does not have. */
  private static final Set<String> ABOUT_RUNS = Set.of("no-objects-found");

  public Analysis {
    paths = Map.copyOf(paths);
    uris = Map.copyOf(uris);
  }

  /** Returns the objects, and where the pods of each DaemonSet go. */
  public Cluster cluster() {
    return result.cluster();
  }

  /** Returns what was found in a judged document. */
  public List<Finding> findings(OpenDocument document) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (isIn(finding.location().file(), document) && !ABOUT_RUNS.contains(finding.rule())) {
        findings.add(finding);
      }
    }
    return findings;
  }

  /** Returns whether a text is that of a judged document. */
  public boolean isIn(SourceFile file, OpenDocument document) {
    return document.uri().equals(uris.get(file.name()));
  }

  /** Returns the URI of a file as the client writes it, or null if it is no file. */
  public @Nullable String uri(SourceFile file) {
    String judged = uris.get(file.name());
    if (judged != null) {
      return judged;
    }
    Path path = paths.get(file.name());
    OpenDocument document = path == null ? null : documents.byPath().get(path);
    return document != null ? document.uri() : path == null ? null : FileUri.of(path);
  }

  /** Returns whether it is about a document as it is now, and about all others that it saw. */
  boolean isAbout(OpenDocument document, Documents.Snapshot now) {
    return uris.containsValue(document.uri()) && documents.byUri().equals(now.byUri());
  }
}
