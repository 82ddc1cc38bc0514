package dev.rollcall.lsp;

import com.google.gson.JsonObject;
import dev.rollcall.lsp.analysis.Workspace;
import dev.rollcall.lsp.document.FileUri;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Notifications about folders, settings and files that nobody has open. */
final class WorkspaceRequests implements WorkspaceService {

  private static final String WATCHED = "**/{*.yaml,*.yml,*.json,Kustomization,.gitignore}";

  private final EditorSession session;
  private final Supplier<LanguageClient> client;
  private final List<Path> folders = new ArrayList<>();

  WorkspaceRequests(EditorSession session, Supplier<LanguageClient> client) {
    this.session = session;
    this.client = client;
  }

  /** Takes the folders that are open at the start. */
  void folders(List<WorkspaceFolder> open) {
    change(open, List.of());
  }

  private void change(List<WorkspaceFolder> added, List<WorkspaceFolder> removed) {
    for (WorkspaceFolder folder : removed) {
      folders.remove(FileUri.path(folder.getUri()));
    }
    for (WorkspaceFolder folder : added) {
      Path path = FileUri.path(folder.getUri());
      if (path != null) {
        folders.add(path);
      }
    }
    session.folders(List.copyOf(folders));
  }

  /** Asks the client for what a server may only ask once it is initialised. */
  void initialized() {
    if (session.features().watches()) {
      DidChangeWatchedFilesRegistrationOptions options =
          new DidChangeWatchedFilesRegistrationOptions(
              List.of(new FileSystemWatcher(Either.forLeft(WATCHED))));
      client
          .get()
          .registerCapability(
              new RegistrationParams(
                  List.of(
                      new Registration(
                          "watched-files", "workspace/didChangeWatchedFiles", options))));
    }
    if (session.features().configures()) {
      readConfiguration();
    }
  }

  private void readConfiguration() {
    ConfigurationItem section = new ConfigurationItem();
    section.setSection("rollcall");
    client
        .get()
        .configuration(new ConfigurationParams(List.of(section)))
        .thenAccept(
            answers -> {
              if (!answers.isEmpty() && answers.get(0) instanceof JsonObject settings) {
                session.options(ClientOptions.of(settings));
              }
            });
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    if (session.features().configures()) {
      readConfiguration();
    } else {
      session.options(ClientOptions.of(params.getSettings()));
    }
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    boolean configured =
        params.getChanges().stream().anyMatch(change -> Workspace.isConfig(change.getUri()));
    if (configured) {
      session.refreshConfiguration();
    } else {
      session.refresh();
    }
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    change(params.getEvent().getAdded(), params.getEvent().getRemoved());
  }
}
