package dev.rollcall.lsp.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * Makes edits in the form that a client takes.
 *
 * @param versioned whether edits may say which version of a document they are for
 * @param creates whether edits may create files
 */
public record WorkspaceEdits(boolean versioned, boolean creates) {

  /** Returns edits of one document of a version, null if it is not open. */
  WorkspaceEdit of(String uri, @Nullable Integer version, List<TextEdit> edits) {
    return of(Map.of(uri, edits), uri, version);
  }

  /**
   * Returns edits of several documents.
   *
   * @param open the one whose version is known
   */
  WorkspaceEdit of(Map<String, List<TextEdit>> edits, String open, @Nullable Integer version) {
    if (!versioned) {
      return new WorkspaceEdit(edits);
    }
    List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
    edits.forEach(
        (uri, list) ->
            changes.add(Either.forLeft(edit(uri, uri.equals(open) ? version : null, list))));
    return new WorkspaceEdit(changes);
  }

  /** Returns an edit that writes a new file. */
  WorkspaceEdit creating(String uri, List<TextEdit> edits) {
    if (!versioned || !creates) {
      return new WorkspaceEdit(new LinkedHashMap<>(Map.of(uri, edits)));
    }
    CreateFileOptions options = new CreateFileOptions();
    options.setIgnoreIfExists(true);
    return new WorkspaceEdit(
        List.of(
            Either.forRight(new CreateFile(uri, options)), Either.forLeft(edit(uri, null, edits))));
  }

  private static TextDocumentEdit edit(
      String uri, @Nullable Integer version, List<TextEdit> edits) {
    return new TextDocumentEdit(
        new VersionedTextDocumentIdentifier(uri, version),
        new ArrayList<>(
            List.copyOf(edits).stream()
                .map(Either::<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>forLeft)
                .toList()));
  }
}
