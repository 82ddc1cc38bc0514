package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a server, as the protocol has it. */
final class ProtocolTest {

  @TempDir private Path directory;

  private static CompletableFuture<Hover> hover(ScriptedEditor editor, Path file) {
    HoverParams params =
        new HoverParams(new TextDocumentIdentifier(ScriptedEditor.uri(file)), new Position(1, 2));
    return editor.server().getTextDocumentService().hover(params);
  }

  private static int error(CompletableFuture<?> answer) {
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS));
    return ((ResponseErrorException) e.getCause()).getResponseError().getCode();
  }

  @Test
  void tellsWhatItCan() throws Exception {
    try (ScriptedEditor editor = new ScriptedEditor()) {
      InitializeResult result = editor.start(directory);
      assertEquals("utf-16", result.getCapabilities().getPositionEncoding());
      assertEquals("rollcall", result.getServerInfo().getName());
      assertTrue(result.getCapabilities().getWorkspace().getWorkspaceFolders().getSupported());
    }
  }

  @Test
  void refusesRequestsBeforeTheStartAndAfterTheEnd() throws Exception {
    ScriptedEditor editor = new ScriptedEditor();
    Path file = directory.resolve("a.yaml");
    assertEquals(ResponseErrorCode.ServerNotInitialized.getValue(), error(hover(editor, file)));
    editor.start(directory);
    editor.server().shutdown().get(30, TimeUnit.SECONDS);
    assertEquals(ResponseErrorCode.InvalidRequest.getValue(), error(hover(editor, file)));
    assertEquals(0, editor.exit());
  }

  @Test
  void endsWithAnErrorWithoutShutdown() throws Exception {
    ScriptedEditor editor = new ScriptedEditor();
    editor.start(directory);
    assertEquals(1, editor.exit());
    assertEquals(1, new ScriptedEditor().crash());
  }

  @Test
  void requestsCanBeCancelled() throws Exception {
    Path file = Files.writeString(directory.resolve("a.yaml"), Manifests.AGENT);
    try (ScriptedEditor editor = new ScriptedEditor()) {
      editor.start(directory);
      editor.open(file);
      CompletableFuture<Hover> hover = hover(editor, file);
      if (hover.cancel(true)) {
        assertThrows(CancellationException.class, () -> hover.get(30, TimeUnit.SECONDS));
      }
      assertTrue(hover(editor, file).get(30, TimeUnit.SECONDS).toString().contains("DESIRED"));
    }
  }

  @Test
  void filesAreWatchedIfTheClientCan() throws Exception {
    DidChangeWatchedFilesCapabilities watched = new DidChangeWatchedFilesCapabilities(true);
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setDidChangeWatchedFiles(watched);
    ClientCapabilities capabilities = new ClientCapabilities();
    capabilities.setWorkspace(workspace);
    try (ScriptedEditor editor = new ScriptedEditor()) {
      editor.start(capabilities, directory);
      assertEquals(
          "workspace/didChangeWatchedFiles",
          editor.registration().getRegistrations().get(0).getMethod());
    }
  }

  /** Of 30 files one is read for each change, and none without one. */
  @Test
  void aChangeReadsOneFile() throws Exception {
    Files.writeString(directory.resolve("nodes.yaml"), Manifests.NODES);
    for (int i = 0; i < 30; i++) {
      String other = Manifests.AGENT.replace("agent", "agent-" + i);
      Files.writeString(directory.resolve("agent-" + i + ".yaml"), other);
    }
    Path file = directory.resolve("agent-7.yaml");
    try (ScriptedEditor editor = new ScriptedEditor()) {
      editor.start(directory.toRealPath());
      editor.open(file);
      for (int i = 0; i < 30; i++) {
        editor.edit(file, ScriptedEditor.range(0, 0, 0, 0), "# " + i + "\n");
      }
      editor.forgetTraces();
      long start = System.nanoTime();
      editor.edit(file, ScriptedEditor.range(0, 0, 0, 0), "# one more\n");
      long micros = (System.nanoTime() - start) / 1000;
      String trace = editor.trace();
      assertTrue(trace.endsWith("read 1 files"), trace);
      System.out.println(
          "a change among 31 files: " + trace + "; with the way there: " + micros + " us");
      editor.server().setTrace(new SetTraceParams("off"));
      editor.edit(file, ScriptedEditor.range(0, 0, 0, 0), "# silent\n");
    }
  }
}
