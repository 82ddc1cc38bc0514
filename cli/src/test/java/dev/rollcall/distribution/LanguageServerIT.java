package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language server as editors start it: by the launcher of the distribution. */
final class LanguageServerIT {

  private static final Path HOME = Path.of(System.getProperty("rollcall.distribution"));
  private static final String LAUNCHER = HOME.resolve("bin/rollcall").toString();

  private static final String NODE =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/os: linux, disk: ssd}}
      """;

  private static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent, namespace: ops}
      spec:
        selector:
          matchLabels: {app: agent}
        template:
          metadata: {labels: {app: agent}}
          spec:
            nodeSelector:
              disk: ssh
            containers:
            - name: agent
              image: registry.example/agent:1.0
              resources: {requests: {cpu: 10m, memory: 10Mi}, limits: {memory: 10Mi}}
      """;

  @TempDir private Path directory;

  @BeforeEach
  void thereIsAShell() throws IOException {
    assumeTrue(File.separatorChar == '/', "the launcher for Windows is not tried here");
    directory = directory.toRealPath();
    Files.writeString(directory.resolve("node.yaml"), NODE);
    Files.writeString(directory.resolve("agent.yaml"), AGENT);
  }

  @Test
  void onlyTheServerHasItsJarOnTheClassPath() throws Exception {
    Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    Map<String, String> here = Map.of("JAVA_HOME", directory.resolve("jdk").toString());
    String jar = HOME.resolve("lib/rollcall-lsp.jar").toString();
    assertTrue(output(start(here, LAUNCHER, "lsp")).contains(":" + jar + "\n"));
    assertFalse(output(start(here, LAUNCHER, "lint", "lsp")).contains("rollcall-lsp.jar"));
  }

  @Test
  void theServerAnswersAndEnds() throws Exception {
    Process server = start(Map.of(), LAUNCHER, "lsp", "--stdio");
    try (OutputStream in = server.getOutputStream()) {
      send(in, "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'capabilities':{}}}");
      send(in, "{'jsonrpc':'2.0','method':'initialized','params':{}}");
      send(in, "{'jsonrpc':'2.0','id':2,'method':'shutdown'}");
      send(in, "{'jsonrpc':'2.0','method':'exit'}");
    }
    String output = output(server);
    assertTrue(output.startsWith("Content-Length: "), output);
    assertTrue(output.contains("\"positionEncoding\":\"utf-16\""), output);
    assertTrue(output.contains("\"id\":2"), output);
    assertEquals(0, server.waitFor());
  }

  @Test
  void neovimShowsWhatIsWrong() throws Exception {
    assumeTrue(isThere("nvim"), "nvim is not here (Debian: apt-get install neovim)");
    Path script = directory.resolve("neovim.lua");
    try (InputStream in = LanguageServerIT.class.getResourceAsStream("neovim.lua")) {
      Files.write(script, in.readAllBytes());
    }
    Map<String, String> environment =
        Map.of(
            "EDITOR_ROOT", directory.toString(),
            "EDITOR_LAUNCHER", LAUNCHER,
            "XDG_CACHE_HOME", directory.resolve("cache").toString(),
            "XDG_STATE_HOME", directory.resolve("state").toString());
    String[] command = {"nvim", "--headless", "-u", "NONE", "-n", "-c", "luafile " + script};
    Process editor = start(environment, command);
    editor.getOutputStream().close();
    String shown = output(editor);
    assertTrue(shown.contains("10:14-17 the label \"disk\" of the nodes is \"ssd\""), shown);
    assertTrue(shown.contains("repaired\n`disk=ssd` is on `w-1`"), shown);
    assertTrue(shown.contains("\nDESIRED 1 of 1 node\ncomplete ssd\n"), shown);
    assertEquals(0, editor.waitFor(), shown);
  }

  private static void send(OutputStream out, String message) throws IOException {
    byte[] body = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  private static boolean isThere(String program) {
    for (String path : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(path, program))) {
        return true;
      }
    }
    return false;
  }

  private Process start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(directory.toFile()).environment().putAll(environment);
    return builder.start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
