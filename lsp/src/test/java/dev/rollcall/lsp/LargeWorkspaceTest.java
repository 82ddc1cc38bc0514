package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.BuiltInRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace that takes longer to read than somebody waits who opens a file. */
final class LargeWorkspaceTest {

  /** It is refused whatever the nodes are, and runs nowhere if they are known. */
  private static final String AGENT =
      Manifests.AGENT
          .replace(" labels: {app: agent}", " labels: {app: other}")
          .replace("disk: ssd", "disk: ssh");

  @TempDir private Path directory;
  private final CountDownLatch read = new CountDownLatch(1);
  private Path agent;
  private ScriptedEditor editor;

  @BeforeEach
  void write() throws Exception {
    directory = directory.toRealPath();
    agent = Files.writeString(directory.resolve("agent.yaml"), AGENT);
    Files.writeString(directory.resolve("nodes.yaml"), Manifests.NODES);
    List<Rule> rules = new ArrayList<>(BuiltInRules.all());
    rules.add(new SlowRule(read));
    editor = new ScriptedEditor(Duration.ZERO, rules);
  }

  /** Asks about all files, and has no answer before a test says so. */
  private record SlowRule(CountDownLatch over) implements ClusterRule {

    @Override
    public RuleInfo info() {
      return RuleInfo.of("slow", Category.HYGIENE, Severity.INFO, "0.1.0", "takes long");
    }

    @Override
    public void check(RuleContext context) {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @AfterEach
  void close() {
    read.countDown();
    editor.close();
  }

  private void start() throws Exception {
    WindowClientCapabilities window = new WindowClientCapabilities();
    window.setWorkDoneProgress(true);
    ClientCapabilities capabilities = new ClientCapabilities();
    capabilities.setWorkspace(new WorkspaceClientCapabilities());
    capabilities.setWindow(window);
    editor.start(capabilities, directory);
  }

  private static List<String> codes(List<Diagnostic> diagnostics) {
    List<String> codes = new ArrayList<>();
    diagnostics.forEach(each -> codes.add(each.getCode().getLeft()));
    return codes;
  }

  private List<String> published() throws InterruptedException {
    return codes(editor.published(ScriptedEditor.uri(agent)).getDiagnostics());
  }

  private Hover hoverOverKind() throws Exception {
    TextDocumentIdentifier document = new TextDocumentIdentifier(ScriptedEditor.uri(agent));
    return editor
        .server()
        .getTextDocumentService()
        .hover(new HoverParams(document, new Position(1, 2)))
        .get(30, TimeUnit.SECONDS);
  }

  private CompletableFuture<String> askForLenses() {
    TextDocumentIdentifier document = new TextDocumentIdentifier(ScriptedEditor.uri(agent));
    return editor
        .server()
        .getTextDocumentService()
        .codeLens(new CodeLensParams(document))
        .thenApply(Object::toString);
  }

  @Test
  void whatNeedsNoOtherFileIsToldAtOnceAndTheRestLater() throws Exception {
    start();
    assertEquals(List.of("selector-mismatch"), codes(editor.open(agent)));
    assertTrue(hoverOverKind().toString().contains("not read yet"));
    read.countDown();
    assertEquals(List.of("selector-mismatch", "desired-zero"), published());
    assertTrue(hoverOverKind().toString().contains("DESIRED"));
    assertInstanceOf(WorkDoneProgressBegin.class, editor.progress());
    WorkDoneProgressNotification next = editor.progress();
    while (!(next instanceof WorkDoneProgressEnd)) {
      next = editor.progress();
    }
  }

  @Test
  void whatIsTypedMeanwhileIsJudged() throws Exception {
    start();
    editor.open(agent);
    assertEquals(List.of("yaml-syntax"), codes(editor.type(agent, "kind: [")));
    assertEquals(List.of("selector-mismatch"), codes(editor.type(agent, AGENT)));
    read.countDown();
    assertEquals(List.of("selector-mismatch", "desired-zero"), published());
  }

  @Test
  void lensesWaitForTheNodes() throws Exception {
    start();
    editor.open(agent);
    CompletableFuture<String> lenses = askForLenses();
    assertTrue(hoverOverKind().toString().contains("not read yet"));
    assertFalse(lenses.isDone());
    read.countDown();
    assertTrue(lenses.get(30, TimeUnit.SECONDS).contains("DESIRED 0 of 3 nodes"));
  }

  @Test
  void readingCanBeStoppedAndStartsAnewWithTheConfiguration() throws Exception {
    editor.refuseProgress();
    start();
    assertEquals(List.of("selector-mismatch"), codes(editor.open(agent)));
    read.countDown();
    assertEquals("[]", askForLenses().get(30, TimeUnit.SECONDS));
    editor.save(agent);
    assertEquals("[]", askForLenses().get(30, TimeUnit.SECONDS));
    editor.showProgress();
    Path config = directory.resolve(".rollcall.yaml");
    Files.writeString(config, "rules: {volume-unused: off}\n");
    editor
        .server()
        .getWorkspaceService()
        .didChangeWatchedFiles(
            new DidChangeWatchedFilesParams(
                List.of(new FileEvent(ScriptedEditor.uri(config), FileChangeType.Created))));
    assertEquals(List.of("selector-mismatch", "desired-zero"), published());
  }
}
