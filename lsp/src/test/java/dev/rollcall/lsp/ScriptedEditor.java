package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonObject;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.LogTraceParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor that does what a test says, connected to a server over pipes. */
final class ScriptedEditor implements LanguageClient, AutoCloseable {

  private static final long SECONDS = 30;

  /** Tells of every pipe that is closed, unless somebody holds it who does not want to know. */
  private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.lsp4j");

  private final CompletableFuture<Integer> exitCode;
  private final LanguageServer server;
  private final OutputStream toServer;
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> traces = new LinkedBlockingQueue<>();
  private final BlockingQueue<RegistrationParams> registrations = new LinkedBlockingQueue<>();
  private final BlockingQueue<WorkDoneProgressNotification> progress = new LinkedBlockingQueue<>();
  private volatile boolean refusesProgress;
  private volatile JsonObject settings = new JsonObject();
  private int version = 1;

  /** Starts a server that tells of nothing in two steps. */
  ScriptedEditor() throws IOException {
    this(Duration.ofSeconds(SECONDS), BuiltInRules.all());
  }

  ScriptedEditor(Duration patience, List<Rule> rules) throws IOException {
    PROTOCOL.setLevel(Level.OFF);
    // Those of java.io take a stream for dead once the thread that last wrote has ended.
    Pipe requests = Pipe.open();
    Pipe answers = Pipe.open();
    toServer = Channels.newOutputStream(requests.sink());
    InputStream serverIn = Channels.newInputStream(requests.source());
    OutputStream serverOut = Channels.newOutputStream(answers.sink());
    InputStream clientIn = Channels.newInputStream(answers.source());
    exitCode =
        CompletableFuture.supplyAsync(
            () -> LanguageServerProcess.serve("test", rules, serverIn, serverOut, patience));
    Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, clientIn, toServer);
    server = launcher.getRemoteProxy();
    launcher.startListening();
  }

  LanguageServer server() {
    return server;
  }

  /** Shakes hands as an editor that has folders open. */
  InitializeResult start(ClientCapabilities capabilities, Path... folders) throws Exception {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities);
    params.setTrace("messages");
    params.setWorkspaceFolders(
        List.of(folders).stream().map(path -> new WorkspaceFolder(uri(path), "folder")).toList());
    InitializeResult result = server.initialize(params).get(SECONDS, TimeUnit.SECONDS);
    server.initialized(new InitializedParams());
    return result;
  }

  InitializeResult start(Path... folders) throws Exception {
    return start(new ClientCapabilities(), folders);
  }

  static String uri(Path path) {
    return path.toUri().toString();
  }

  /** Opens a file as it is on disk and returns its first diagnostics. */
  List<Diagnostic> open(Path file) throws Exception {
    return open(uri(file), Files.readString(file));
  }

  List<Diagnostic> open(String uri, String text) throws Exception {
    version = 1;
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    return diagnostics(uri, 1);
  }

  /** Replaces a range and returns the diagnostics of the new version. */
  List<Diagnostic> edit(Path file, Range range, String text) throws Exception {
    return change(uri(file), new TextDocumentContentChangeEvent(range, text));
  }

  /** Replaces the whole text and returns the diagnostics of the new version. */
  List<Diagnostic> type(Path file, String text) throws Exception {
    return change(uri(file), new TextDocumentContentChangeEvent(text));
  }

  List<Diagnostic> change(String uri, TextDocumentContentChangeEvent change) throws Exception {
    int next = ++version;
    send(uri, next, change);
    return diagnostics(uri, next);
  }

  void send(String uri, int next, TextDocumentContentChangeEvent change) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, next), List.of(change)));
  }

  void save(Path file) {
    server
        .getTextDocumentService()
        .didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri(file))));
  }

  void close(Path file) {
    server
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri(file))));
  }

  static Range range(int line, int character, int endLine, int endCharacter) {
    return new Range(new Position(line, character), new Position(endLine, endCharacter));
  }

  /** Returns the next diagnostics of a version of a document. */
  List<Diagnostic> diagnostics(String uri, int wanted) throws InterruptedException {
    PublishDiagnosticsParams next = published(uri);
    while (next.getVersion() == null || next.getVersion() < wanted) {
      next = published(uri);
    }
    return next.getDiagnostics();
  }

  /** Returns the next diagnostics of a document. */
  PublishDiagnosticsParams published(String uri) throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
      assertNotNull(next, "no diagnostics of " + uri);
      if (next.getUri().equals(uri)) {
        return next;
      }
    }
  }

  String message() throws InterruptedException {
    return String.valueOf(messages.poll(SECONDS, TimeUnit.SECONDS));
  }

  String trace() throws InterruptedException {
    return String.valueOf(traces.poll(SECONDS, TimeUnit.SECONDS));
  }

  void forgetTraces() {
    traces.clear();
  }

  RegistrationParams registration() throws InterruptedException {
    return registrations.poll(SECONDS, TimeUnit.SECONDS);
  }

  void settings(JsonObject others) {
    settings = others;
  }

  /** Closes the stream without a word, as an editor that crashes does. */
  int crash() throws Exception {
    toServer.close();
    return exitCode.get(SECONDS, TimeUnit.SECONDS);
  }

  int exit() {
    server.exit();
    return exitCode.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    server.shutdown().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    exit();
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    published.add(diagnostics);
  }

  @Override
  public void showMessage(MessageParams message) {
    messages.add(message.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {
    messages.add(message.getMessage());
  }

  @Override
  public void logTrace(LogTraceParams params) {
    traces.add(params.getMessage());
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    registrations.add(params);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
    return CompletableFuture.completedFuture(List.of(settings));
  }

  /** Has work that nobody asked for cancelled as soon as the server tells of it. */
  void refuseProgress() {
    refusesProgress = true;
  }

  void showProgress() {
    refusesProgress = false;
  }

  /** Returns the next thing that is told of work that nobody asked for. */
  WorkDoneProgressNotification progress() throws InterruptedException {
    return progress.poll(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
    if (refusesProgress) {
      server.cancelProgress(new WorkDoneProgressCancelParams(params.getToken()));
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void notifyProgress(ProgressParams params) {
    progress.add(params.getValue().getLeft());
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    return CompletableFuture.completedFuture(null);
  }
}
