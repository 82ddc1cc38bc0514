package dev.rollcall.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The extension for Visual Studio Code; {@code ./dev vscode} packs it. */
final class VscodeExtensionTest {

  private static final Path EXTENSION = Path.of("../editors/vscode");

  private static JsonObject manifest() throws IOException {
    return new Gson()
        .fromJson(Files.readString(EXTENSION.resolve("package.json")), JsonObject.class);
  }

  @Test
  void theManifestHasWhatPackingAsksFor() throws IOException {
    JsonObject manifest = manifest();
    for (String field : List.of("name", "displayName", "description", "publisher", "license")) {
      assertTrue(!manifest.get(field).getAsString().isBlank(), field);
    }
    Matcher version =
        Pattern.compile("<version>(.*?)</version>")
            .matcher(Files.readString(Path.of("../pom.xml")));
    assertTrue(version.find());
    assertEquals(version.group(1), manifest.get("version").getAsString());
    assertTrue(manifest.get("name").getAsString().matches("[a-z][a-z0-9-]*"));
    assertTrue(
        manifest
            .getAsJsonObject("engines")
            .get("vscode")
            .getAsString()
            .matches("\\^\\d+\\.\\d+\\.\\d+"));
    for (String file : List.of("extension.js", "README.md", "LICENSE")) {
      assertTrue(Files.isRegularFile(EXTENSION.resolve(file)), file);
    }
    assertEquals("./extension.js", manifest.get("main").getAsString());
    assertEquals(
        Files.readString(Path.of("../LICENSE")), Files.readString(EXTENSION.resolve("LICENSE")));
  }

  /** What can be set is what the server reads, and is on the page. */
  @Test
  void theSettingsAreThoseOfTheServer() throws IOException {
    JsonObject properties =
        manifest()
            .getAsJsonObject("contributes")
            .getAsJsonObject("configuration")
            .getAsJsonObject("properties");
    Set<String> settings = new TreeSet<>(properties.keySet());
    assertTrue(settings.removeAll(Set.of("rollcall.path", "rollcall.trace.server")));
    assertEquals(
        Set.of("rollcall.cluster", "rollcall.kubernetesVersion", "rollcall.profile"), settings);
    String page = Files.readString(Path.of("../docs/editor.md"));
    settings.forEach(setting -> assertTrue(page.contains("`" + setting + "`"), setting));
    JsonObject values = new JsonObject();
    values.addProperty("cluster", "k3s");
    values.addProperty("kubernetesVersion", "1.33");
    values.addProperty("profile", "strict");
    ClientOptions options = ClientOptions.of(values);
    assertEquals(List.of(), options.problems());
    assertEquals("k3s", options.request().cluster());
    assertEquals("1.33", String.valueOf(options.request().version()));
    assertEquals("STRICT", String.valueOf(options.request().profile()));
  }

  @Test
  void theScriptIsJavaScript() throws Exception {
    String node = null;
    for (String path : System.getenv("PATH").split(File.pathSeparator)) {
      node = Files.isExecutable(Path.of(path, "node")) ? Path.of(path, "node").toString() : node;
    }
    assumeTrue(node != null, "node is not here");
    Process check =
        new ProcessBuilder(node, "--check", EXTENSION.resolve("extension.js").toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, check.waitFor(), output);
  }
}
