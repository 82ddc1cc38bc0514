package dev.rollcall.lsp;

import dev.rollcall.lsp.analysis.Analysis;
import dev.rollcall.lsp.analysis.Workspace;
import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.feature.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Sends the diagnostics of open documents, each time they changed. Used by one thread. */
final class DiagnosticPublisher {

  private final Workspace workspace;
  private final Supplier<LanguageClient> client;
  private final Map<String, Sent> sent = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  private record Sent(int version, List<Diagnostic> diagnostics) {}

  DiagnosticPublisher(Workspace workspace, Supplier<LanguageClient> client) {
    this.workspace = workspace;
    this.client = client;
  }

  /** Judges one document and sends what was found. */
  void publish(OpenDocument document) {
    if (Workspace.isConfig(document)) {
      send(document, Diagnostics.of(workspace.configProblems(document)));
    } else {
      publish(document, workspace.analysis(document));
    }
  }

  /**
   * Judges all open documents and sends what was found.
   *
   * @param impatient whether the first that is told of a document may leave out what depends on
   *     other files, since those are still being read
   */
  void publishAll(Iterable<OpenDocument> open, boolean impatient) {
    workspace
        .analyzeAll()
        .forEach(
            (document, analysis) -> {
              boolean partial = analysis != null && analysis.partial();
              if (!partial || impatient || sent.containsKey(document.uri())) {
                publish(document, analysis);
              }
            });
    for (OpenDocument document : open) {
      if (Workspace.isConfig(document)) {
        publish(document);
      }
    }
  }

  private void publish(OpenDocument document, @Nullable Analysis analysis) {
    if (analysis != null) {
      send(document, Diagnostics.of(analysis, document));
      return;
    }
    send(document, new ArrayList<>());
    String obstacle = workspace.obstacle(document);
    if (!obstacle.isEmpty() && told.add(obstacle)) {
      client.get().showMessage(new MessageParams(MessageType.Warning, "rollcall: " + obstacle));
    }
  }

  private void send(OpenDocument document, List<Diagnostic> diagnostics) {
    Sent next = new Sent(document.version(), diagnostics);
    if (!next.equals(sent.put(document.uri(), next))) {
      client
          .get()
          .publishDiagnostics(
              new PublishDiagnosticsParams(document.uri(), diagnostics, document.version()));
    }
  }

  /** Removes the diagnostics of a document that was closed. */
  void clear(String uri) {
    sent.remove(uri);
    client.get().publishDiagnostics(new PublishDiagnosticsParams(uri, new ArrayList<>()));
  }
}
