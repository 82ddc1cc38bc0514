package dev.rollcall.lsp;

import dev.rollcall.lsp.feature.WorkspaceEdits;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What of the protocol a client says that it can do.
 *
 * @param watches whether it can be asked to watch files
 * @param refreshesLenses whether it can be asked to ask for code lenses again
 * @param configures whether it answers what its settings are
 * @param showsProgress whether it shows how far work is that nobody asked for
 */
record ClientFeatures(
    WorkspaceEdits edits,
    boolean watches,
    boolean refreshesLenses,
    boolean configures,
    boolean showsProgress) {

  static final ClientFeatures NONE =
      new ClientFeatures(new WorkspaceEdits(false, false), false, false, false, false);

  static ClientFeatures of(@Nullable ClientCapabilities capabilities) {
    WorkspaceClientCapabilities workspace =
        capabilities == null ? null : capabilities.getWorkspace();
    if (capabilities == null || workspace == null) {
      return NONE;
    }
    WindowClientCapabilities window = capabilities.getWindow();
    WorkspaceEditCapabilities edit = workspace.getWorkspaceEdit();
    List<String> operations = edit == null ? null : edit.getResourceOperations();
    DidChangeWatchedFilesCapabilities files = workspace.getDidChangeWatchedFiles();
    CodeLensWorkspaceCapabilities lens = workspace.getCodeLens();
    return new ClientFeatures(
        new WorkspaceEdits(
            edit != null && Boolean.TRUE.equals(edit.getDocumentChanges()),
            operations != null && operations.contains("create")),
        files != null && Boolean.TRUE.equals(files.getDynamicRegistration()),
        lens != null && Boolean.TRUE.equals(lens.getRefreshSupport()),
        Boolean.TRUE.equals(workspace.getConfiguration()),
        window != null && Boolean.TRUE.equals(window.getWorkDoneProgress()));
  }
}
