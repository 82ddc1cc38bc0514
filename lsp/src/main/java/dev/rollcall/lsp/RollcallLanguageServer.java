package dev.rollcall.lsp;

import com.google.gson.JsonNull;
import dev.rollcall.lsp.feature.CodeActions;
import dev.rollcall.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The life of a server, from the client's first message to its last. */
final class RollcallLanguageServer implements LanguageServer {

  private final String version;
  private final EditorSession session;
  private final DocumentRequests documents;
  private final WorkspaceRequests workspace;
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();
  private volatile boolean shutDown;

  RollcallLanguageServer(
      String version, List<Rule> rules, Supplier<LanguageClient> client, Duration patience) {
    this.version = version;
    this.session = new EditorSession(rules, client, patience);
    this.documents = new DocumentRequests(session);
    this.workspace = new WorkspaceRequests(session, client);
  }

  /** Returns the exit code of the process, once the client says that it is to end. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    session.start();
    session.features(ClientFeatures.of(params.getCapabilities()));
    if (params.getTrace() != null) {
      session.trace(params.getTrace());
    }
    // First: a document that is opened meanwhile must not be judged as if it were in none.
    workspace.folders(folders(params));
    session.options(ClientOptions.of(params.getInitializationOptions()));
    endWith(params.getProcessId());
    return CompletableFuture.completedFuture(
        new InitializeResult(capabilities(), new ServerInfo("rollcall", version)));
  }

  /** Older clients name one root, by its URI or by its path. */
  @SuppressWarnings("deprecation")
  private static List<WorkspaceFolder> folders(InitializeParams params) {
    List<WorkspaceFolder> folders = new ArrayList<>();
    if (params.getWorkspaceFolders() != null) {
      folders.addAll(params.getWorkspaceFolders());
    } else if (params.getRootUri() != null) {
      folders.add(new WorkspaceFolder(params.getRootUri(), "root"));
    }
    return folders;
  }

  /** A client that dies does not say so. */
  private void endWith(@Nullable Integer client) {
    if (client != null) {
      ProcessHandle.of(client).ifPresent(process -> process.onExit().thenRun(this::exit));
    }
  }

  private static ServerCapabilities capabilities() {
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setPositionEncoding(PositionEncodingKind.UTF16);
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(false));
    capabilities.setTextDocumentSync(sync);
    capabilities.setHoverProvider(true);
    capabilities.setCodeActionProvider(
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActions.FIX_ALL)));
    capabilities.setCompletionProvider(new CompletionOptions(false, List.of(" ", "/")));
    capabilities.setCodeLensProvider(new CodeLensOptions(false));
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    capabilities.setWorkspace(new WorkspaceServerCapabilities(folders));
    return capabilities;
  }

  @Override
  public void initialized(InitializedParams params) {
    workspace.initialized();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    session.stop();
    return CompletableFuture.completedFuture(JsonNull.INSTANCE);
  }

  @Override
  public void exit() {
    ended.complete(shutDown ? 0 : 1);
  }

  @Override
  public void cancelProgress(WorkDoneProgressCancelParams params) {
    session.cancelProgress(String.valueOf(params.getToken().get()));
  }

  @Override
  public void setTrace(SetTraceParams params) {
    session.trace(params.getValue());
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
