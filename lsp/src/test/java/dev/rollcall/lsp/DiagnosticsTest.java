package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown while somebody types: one file from the editor, the others from disk. */
final class DiagnosticsTest {

  @TempDir private Path directory;
  private Path agent;
  private ScriptedEditor editor;

  @BeforeEach
  void write() throws Exception {
    directory = directory.toRealPath();
    agent = directory.resolve("agent.yaml");
    Files.writeString(directory.resolve("nodes.yaml"), Manifests.NODES);
    Files.writeString(agent, Manifests.AGENT);
    editor = new ScriptedEditor();
  }

  @AfterEach
  void close() {
    editor.close();
  }

  private static List<String> codes(List<Diagnostic> diagnostics) {
    List<String> codes = new ArrayList<>();
    diagnostics.forEach(each -> codes.add(each.getCode().getLeft()));
    return codes;
  }

  private List<String> typed(String what, String instead) throws Exception {
    return codes(editor.type(agent, Manifests.AGENT.replace(what, instead)));
  }

  @Test
  void aSelectorIsJudgedByTheNodesOfAnotherFile() throws Exception {
    editor.start(directory);
    assertEquals(List.of(), editor.open(agent));
    List<Diagnostic> typed = editor.edit(agent, ScriptedEditor.range(16, 14, 16, 17), "ssh");
    assertEquals(List.of("desired-zero"), codes(typed));
    Diagnostic diagnostic = typed.get(0);
    assertEquals(ScriptedEditor.range(16, 14, 16, 17), diagnostic.getRange());
    assertEquals(DiagnosticSeverity.Error, diagnostic.getSeverity());
    assertEquals("rollcall", diagnostic.getSource());
    assertTrue(diagnostic.getMessage().getLeft().contains("DESIRED is 0"), diagnostic.toString());
    assertEquals(List.of(), codes(editor.edit(agent, ScriptedEditor.range(16, 14, 16, 17), "hdd")));
  }

  @Test
  void unsavedNodesCountForOtherFiles() throws Exception {
    editor.start(directory);
    Path nodes = directory.resolve("nodes.yaml");
    assertEquals(List.of(), editor.open(agent));
    editor.open(nodes);
    editor.send(
        ScriptedEditor.uri(nodes),
        2,
        new org.eclipse.lsp4j.TextDocumentContentChangeEvent(
            Manifests.NODES.replace("disk: ssd", "disk: old")));
    assertEquals(List.of("desired-zero"), codes(editor.diagnostics(ScriptedEditor.uri(agent), 1)));
  }

  @Test
  void brokenTextIsADiagnosticAndNoMore() throws Exception {
    editor.start(directory);
    editor.open(agent);
    for (int end = 0; end < Manifests.AGENT.length(); end += 7) {
      editor.type(agent, Manifests.AGENT.substring(0, end));
    }
    for (String text :
        List.of("", "\n", "a: [", "{", "\t- \u0000", "%YAML 9\n---\n", "&a *a", "- - -")) {
      editor.type(agent, text);
    }
    assertEquals(List.of("yaml-syntax"), codes(editor.type(agent, "kind: [DaemonSet\nspec: {}\n")));
    assertEquals(List.of(), codes(editor.type(agent, Manifests.AGENT)));
  }

  @Test
  void theServersWordsNotesAndTagsAreThere() throws Exception {
    editor.start(directory);
    editor.open(agent);
    List<Diagnostic> surge =
        editor.type(
            agent,
            Manifests.AGENT
                .replace("maxUnavailable: 1", "{maxUnavailable: 0, maxSurge: 1}")
                .replace("image:", "ports: [{containerPort: 80, hostPort: 80}]\n        image:"));
    assertEquals(List.of("surge-host-port"), codes(surge));
    assertEquals(
        "the port that both pods need", surge.get(0).getRelatedInformation().get(0).getMessage());
    assertEquals(
        ScriptedEditor.uri(agent),
        surge.get(0).getRelatedInformation().get(0).getLocation().getUri());
    List<Diagnostic> old =
        editor.type(agent, Manifests.AGENT.replace("disk: ssd", "beta.kubernetes.io/os: linux"));
    Diagnostic outdated = old.get(old.size() - 1);
    assertEquals("beta-os-arch-label", outdated.getCode().getLeft());
    assertEquals(List.of(DiagnosticTag.Deprecated), outdated.getTags());
    List<Diagnostic> unused =
        editor.type(
            agent,
            Manifests.AGENT.replace("ssd", "ssd # rollcall: ignore desired-zero -- not any more"));
    assertEquals(List.of("ignore-unused"), codes(unused));
    assertEquals(List.of(DiagnosticTag.Unnecessary), unused.get(0).getTags());
  }

  /** Columns are UTF-16 code units here and code points in rollcall; line ends may be Windows'. */
  @Test
  void columnsCountAsEditorsCount() throws Exception {
    editor.start(directory);
    editor.open(agent);
    String text =
        Manifests.AGENT
            .replace(
                "metadata:\n  name: agent",
                "metadata:\n  annotations: {a: \"\uD83D\uDE00\", b: 1}\n  name: agent")
            .replace("\n", "\r\n");
    List<Diagnostic> typed = editor.type(agent, text);
    assertEquals(List.of("non-string-label"), codes(typed));
    String line = "  annotations: {a: \"\uD83D\uDE00\", b: 1}";
    int at = line.indexOf("b: 1") + 3;
    assertEquals(ScriptedEditor.range(3, at, 3, at + 1), typed.get(0).getRange());
    assertEquals(
        List.of(), codes(editor.edit(agent, ScriptedEditor.range(3, at, 3, at + 1), "\"1\"")));
  }

  /** YAML breaks lines at U+2028, the protocol does not. */
  @Test
  void linesCountAsEditorsCount() throws Exception {
    editor.start(directory);
    editor.open(agent);
    List<Diagnostic> typed =
        editor.type(agent, "# a\u2028# b\n" + Manifests.AGENT.replace("disk: ssd", "disk: ssh"));
    assertEquals(17, typed.get(0).getRange().getStart().getLine());
  }

  @Test
  void theConfigurationHoldsAndIsFollowed() throws Exception {
    Path config = directory.resolve(".rollcall.yaml");
    editor.start(directory);
    assertEquals(List.of(), editor.open(agent));
    assertEquals(List.of("desired-zero"), typed("disk: ssd", "disk: ssh"));
    Files.writeString(config, "rules:\n  desired-zero: off\n");
    editor
        .server()
        .getWorkspaceService()
        .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
    assertEquals(List.of(), editor.published(ScriptedEditor.uri(agent)).getDiagnostics());
    Files.delete(config);
    editor.save(agent);
    assertEquals(
        List.of("desired-zero"),
        codes(editor.published(ScriptedEditor.uri(agent)).getDiagnostics()));
  }

  @Test
  void aBrokenConfigurationIsToldWhereItIs() throws Exception {
    Path config = directory.resolve(".rollcall.yaml");
    Files.writeString(config, "rules:\n  desired-zeroes: off\n");
    editor.start(directory);
    assertEquals(List.of(), editor.open(agent));
    assertTrue(editor.message().contains("unknown rule \"desired-zeroes\""));
    List<Diagnostic> problems = editor.open(config);
    assertEquals(ScriptedEditor.range(1, 2, 1, 16), problems.get(0).getRange());
    assertEquals(List.of(), editor.type(config, "rules:\n  desired-zero: off\n"));
  }

  /** One broken configuration, of a test perhaps, must not silence all other files. */
  @Test
  void aBrokenConfigurationBelowSilencesItsOwnDirectoryOnly() throws Exception {
    Path below = Files.createDirectories(directory.resolve("fixtures"));
    Files.writeString(below.resolve(".rollcall.yaml"), "rules: {x: off}\n");
    Path other = Files.writeString(below.resolve("agent.yaml"), "kind: [");
    editor.start(directory);
    editor.open(agent);
    assertEquals(List.of("desired-zero"), typed("disk: ssd", "disk: ssh"));
    assertEquals(List.of(), editor.open(other));
  }

  @Test
  void policiesAreAsked() throws Exception {
    Files.writeString(
        directory.resolve("policy.yaml"),
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: no-agents}
        spec:
          matchConstraints:
            resourceRules:
            - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [daemonsets]}
          validations:
          - {expression: "object.metadata.name != 'agent'", message: no agents here}
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: no-agents}
        spec: {policyName: no-agents, validationActions: [Deny]}
        """);
    editor.start(directory);
    List<Diagnostic> denied = editor.open(agent);
    assertEquals(List.of("policy-denied"), codes(denied));
    assertTrue(denied.get(0).getMessage().getLeft().contains("no agents here"));
    assertEquals(List.of(), typed("name: agent\n  namespace", "name: other\n  namespace"));
  }

  @Test
  void settingsOverrideTheConfiguration() throws Exception {
    editor.start(directory);
    assertEquals(List.of(), editor.open(agent));
    JsonObject section = new JsonObject();
    section.addProperty("profile", "strict");
    JsonObject settings = new JsonObject();
    settings.add("rollcall", section);
    editor
        .server()
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(settings));
    assertTrue(editor.published(ScriptedEditor.uri(agent)).getDiagnostics().size() > 1);
    section.addProperty("profile", "stern");
    editor
        .server()
        .getWorkspaceService()
        .didChangeConfiguration(new DidChangeConfigurationParams(settings));
    assertTrue(editor.message().contains("\"stern\" is neither default nor strict"));
  }

  @Test
  void foldersComeAndGo() throws Exception {
    editor.start();
    assertEquals(List.of(), editor.open(agent));
    assertEquals(
        List.of(), typed("disk: ssd", "disk: ssh"), "no nodes, nothing known of the label");
    WorkspaceFolder folder = new WorkspaceFolder(ScriptedEditor.uri(directory), "folder");
    editor
        .server()
        .getWorkspaceService()
        .didChangeWorkspaceFolders(
            new DidChangeWorkspaceFoldersParams(
                new WorkspaceFoldersChangeEvent(List.of(folder), List.of())));
    assertEquals(
        List.of("desired-zero"),
        codes(editor.published(ScriptedEditor.uri(agent)).getDiagnostics()));
    editor
        .server()
        .getWorkspaceService()
        .didChangeWorkspaceFolders(
            new DidChangeWorkspaceFoldersParams(
                new WorkspaceFoldersChangeEvent(List.of(), List.of(folder))));
    assertEquals(List.of(), editor.published(ScriptedEditor.uri(agent)).getDiagnostics());
  }

  @Test
  void documentsWithoutAFileAreJudgedAlone() throws Exception {
    editor.start(directory);
    assertEquals(
        List.of("selector-mismatch"),
        codes(
            editor.open(
                "untitled:Untitled-1",
                Manifests.AGENT.replace("labels: {app: agent}", "labels: {app: agents}"))));
  }

  @Test
  void newFilesCountBeforeTheyAreSaved() throws Exception {
    editor.start(directory);
    Path fresh = directory.resolve("fresh.yaml");
    List<Diagnostic> found =
        editor.open(ScriptedEditor.uri(fresh), Manifests.AGENT.replace("disk: ssd", "disk: ssh"));
    assertTrue(codes(found).contains("desired-zero"), found.toString());
  }

  @Test
  void whatIsClosedHasNoDiagnostics() throws Exception {
    editor.start(directory);
    editor.open(agent);
    typed("disk: ssd", "disk: ssh");
    editor.close(agent);
    var cleared = editor.published(ScriptedEditor.uri(agent));
    assertEquals(List.of(), cleared.getDiagnostics());
    assertNull(cleared.getVersion());
  }
}
