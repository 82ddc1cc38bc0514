package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hovers, code lenses and code actions. */
final class FeaturesTest {

  @TempDir private Path directory;
  private Path agent;
  private ScriptedEditor editor;
  private String text = Manifests.AGENT;

  @BeforeEach
  void start() throws Exception {
    directory = directory.toRealPath();
    agent = directory.resolve("agent.yaml");
    Files.writeString(directory.resolve("nodes.yaml"), Manifests.NODES);
    Files.writeString(agent, text);
    editor = new ScriptedEditor();
    editor.start(directory);
    editor.open(agent);
  }

  @AfterEach
  void close() {
    editor.close();
  }

  private void type(String other) throws Exception {
    text = other;
    editor.type(agent, other);
  }

  private Position at(String word) {
    int offset = text.indexOf(word);
    assertTrue(offset >= 0, word);
    String before = text.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count();
    return new Position(line, offset - before.lastIndexOf('\n') - 1);
  }

  private String hover(String word) throws Exception {
    Hover hover =
        editor
            .server()
            .getTextDocumentService()
            .hover(new HoverParams(new TextDocumentIdentifier(ScriptedEditor.uri(agent)), at(word)))
            .get(30, TimeUnit.SECONDS);
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  private List<CodeAction> actions(String word, String kind) throws Exception {
    CodeActionContext context = new CodeActionContext(List.of());
    context.setOnly(kind == null ? null : List.of(kind));
    List<CodeAction> actions = new ArrayList<>();
    editor
        .server()
        .getTextDocumentService()
        .codeAction(
            new CodeActionParams(
                new TextDocumentIdentifier(ScriptedEditor.uri(agent)),
                new Range(at(word), at(word)),
                context))
        .get(30, TimeUnit.SECONDS)
        .forEach(each -> actions.add(each.getRight()));
    return actions;
  }

  private CodeAction action(String word, String title) throws Exception {
    for (CodeAction action : actions(word, null)) {
      if (action.getTitle().startsWith(title)) {
        return action;
      }
    }
    return null;
  }

  /** Does what an editor does with the edits of one file. */
  private static String applied(String before, List<TextEdit> edits) {
    List<TextEdit> last = new ArrayList<>(edits);
    last.sort(
        (one, other) ->
            offset(before, other.getRange().getStart())
                - offset(before, one.getRange().getStart()));
    String after = before;
    for (TextEdit edit : last) {
      after =
          after.substring(0, offset(before, edit.getRange().getStart()))
              + edit.getNewText()
              + after.substring(offset(before, edit.getRange().getEnd()));
    }
    return after;
  }

  private static int offset(String text, Position position) {
    int at = 0;
    for (int line = 0; line < position.getLine(); line++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at + position.getCharacter();
  }

  private String applied(CodeAction action, Path file, String before) {
    assertNotNull(action);
    return applied(before, action.getEdit().getChanges().get(ScriptedEditor.uri(file)));
  }

  private List<String> lenses() throws Exception {
    List<String> titles = new ArrayList<>();
    CodeLensParams params =
        new CodeLensParams(new TextDocumentIdentifier(ScriptedEditor.uri(agent)));
    for (CodeLens lens :
        editor.server().getTextDocumentService().codeLens(params).get(30, TimeUnit.SECONDS)) {
      titles.add(lens.getRange().getStart().getLine() + ": " + lens.getCommand().getTitle());
    }
    return titles;
  }

  @Test
  void hoversSayWhatASelectorComesTo() throws Exception {
    String selector = hover("disk: ssd");
    assertTrue(selector.contains("`disk=ssd` is on `w-1`"), selector);
    assertTrue(selector.contains("**DESIRED 1 of 3 nodes**"), selector);
    assertTrue(selector.contains("runs on `w-1`"), selector);
    assertTrue(selector.contains("label disk=hdd"), selector);
    assertTrue(hover("name: agent").contains("DESIRED 1 of 3 nodes"));
    assertEquals("", hover("image:"));
  }

  @Test
  void hoversSayWhatATolerationComesTo() throws Exception {
    type(
        Manifests.AGENT.replace(
            "      nodeSelector:\n        disk: ssd\n",
            "      tolerations:\n      - {key: node-role.kubernetes.io/etcd}\n"));
    String toleration = hover("{key:");
    assertTrue(toleration.contains("tolerates no taint of these nodes"), toleration);
    type(text.replace("etcd}", "control-plane, operator: Exists}"));
    assertTrue(
        hover("{key:").contains("tolerates `node-role.kubernetes.io/control-plane:NoSchedule`"));
    assertTrue(hover("{key:").contains("DESIRED 3 of 3 nodes"));
  }

  @Test
  void hoversSayHowTheUpdateGoes() throws Exception {
    type(Manifests.AGENT.replace("      nodeSelector:\n        disk: ssd\n", ""));
    String budget = hover("maxUnavailable: 1");
    assertTrue(budget.contains("the next update: 2 waves, about "), budget);
    assertTrue(budget.contains("at most 1 of 2 nodes"), budget);
    type(text.replace("rollingUpdate:\n      maxUnavailable: 1", "type: OnDelete"));
    assertTrue(hover("type: OnDelete").contains("only once somebody deletes it"));
  }

  @Test
  void hoversSayWhatHoldsByDefault() throws Exception {
    String spec = hover("spec:\n  selector");
    assertTrue(spec.contains("`revisionHistoryLimit: 10`"), spec);
    assertTrue(spec.contains("`updateStrategy.rollingUpdate.maxSurge: 0`"), spec);
    assertFalse(spec.contains("maxUnavailable"), spec);
    assertTrue(hover("spec:\n      nodeSelector").contains("`dnsPolicy: ClusterFirst`"));
  }

  @Test
  void hoversShowThePageOfARule() throws Exception {
    type(Manifests.AGENT.replace("disk: ssd", "disk: ssh"));
    String hover = hover("ssh");
    assertTrue(hover.contains("# desired-zero"), hover);
    assertTrue(hover.contains("## What to do"), hover);
  }

  @Test
  void hoversOnNodesSayWhichPodsTheyGet() throws Exception {
    Path nodes = directory.resolve("nodes.yaml");
    editor.open(nodes);
    Hover hover =
        editor
            .server()
            .getTextDocumentService()
            .hover(
                new HoverParams(
                    new TextDocumentIdentifier(ScriptedEditor.uri(nodes)), new Position(2, 20)))
            .get(30, TimeUnit.SECONDS);
    String value = hover.getContents().getRight().getValue();
    assertTrue(value.contains("Name:           w-1") && value.contains("agent"), value);
  }

  @Test
  void lensesCountNodes() throws Exception {
    assertEquals(List.of("0: DESIRED 1 of 3 nodes"), lenses());
    Files.writeString(
        directory.resolve("nodes.yaml"),
        Manifests.NODES.replaceFirst(
            "\n---", "\nstatus: {allocatable: {cpu: 1, memory: 1Gi, pods: 9}}\n---"));
    editor.save(agent);
    type(Manifests.AGENT.replace("cpu: 10m", "cpu: 2"));
    assertEquals(List.of("0: DESIRED 1 of 3 nodes, 1 pending"), lenses());
  }

  @Test
  void fixesAreTheOnesOfTheRule() throws Exception {
    type(
        Manifests.AGENT
            .replace("maxUnavailable: 1", "{maxUnavailable: 0, maxSurge: 1}")
            .replace("image:", "ports: [{containerPort: 80, hostPort: 80}]\n        image:"));
    CodeAction fix = action("maxSurge: 1", "replace pods one by one");
    assertEquals("quickfix", fix.getKind());
    assertEquals("surge-host-port", fix.getDiagnostics().get(0).getCode().getLeft());
    assertTrue(applied(fix, agent, text).contains("{maxUnavailable: 1, maxSurge: 0}"));
  }

  @Test
  void allSafeFixesAreOneAction() throws Exception {
    type(Manifests.AGENT.replace("disk: ssd", "beta.kubernetes.io/os: linux"));
    List<CodeAction> all = actions("apiVersion", "source.fixAll");
    assertEquals(1, all.size());
    assertTrue(applied(all.get(0), agent, text).contains("  kubernetes.io/os: linux"));
    type(Manifests.AGENT);
    assertEquals(List.of(), actions("apiVersion", "source"));
  }

  @Test
  void ignoresAreWrittenAsTheProjectReadsThem() throws Exception {
    String zero = Manifests.AGENT.replace("disk: ssd", "disk: ssh");
    type(zero);
    String here = applied(action("ssh", "Ignore desired-zero here"), agent, text);
    assertTrue(here.contains("disk: ssh # rollcall: ignore desired-zero -- TODO: say why\n"), here);
    assertEquals(List.of(), editor.type(agent, here));
    type(zero);
    String object = applied(action("ssh", "Ignore desired-zero in this object"), agent, text);
    assertTrue(object.startsWith("# rollcall: ignore desired-zero -- TODO: say why\napiV"), object);
    assertEquals(List.of(), editor.type(agent, object));
    type(zero.replace("disk: ssh", "disk: ssh # rollcall: ignore host-access -- why"));
    String added = applied(action("ssh", "Ignore desired-zero here"), agent, text);
    assertTrue(added.contains("# rollcall: ignore desired-zero, host-access -- why"), added);
  }

  @Test
  void ignoresGoIntoTheConfiguration() throws Exception {
    Path config = directory.resolve(".rollcall.yaml");
    type(Manifests.AGENT.replace("disk: ssd", "disk: ssh"));
    String title = "Ignore desired-zero in this file";
    String fresh = applied(action("ssh", title), config, "");
    Files.writeString(config, fresh);
    editor.save(agent);
    assertEquals(List.of(), editor.published(ScriptedEditor.uri(agent)).getDiagnostics());
    String before = "exclude: [vendor/]\nignores:\n  - rules: [host-access]\n    reason: known\n";
    Files.writeString(config, before);
    editor.save(agent);
    assertEquals(1, editor.published(ScriptedEditor.uri(agent)).getDiagnostics().size());
    String after = applied(action("ssh", title), config, before);
    assertTrue(
        after.contains("ignores:\n  - rules: [desired-zero]\n    path: \"agent.yaml\""), after);
    Files.writeString(config, after);
    editor.save(agent);
    assertEquals(List.of(), editor.published(ScriptedEditor.uri(agent)).getDiagnostics());
  }

  /** A comment in the text of a script would be part of the script. */
  @Test
  void noCommentIsOfferedWhereNoneCanBe() throws Exception {
    type("{\"apiVersion\": \"apps/v1\", \"kind\": \"DaemonSet\", \"spec\": {}}\n");
    assertNull(action("\"spec\"", "Ignore invalid-name here"));
    assertNotNull(action("\"spec\"", "Ignore invalid-name in this file, in .rollcall.yaml"));
  }
}
