package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A Chromium without a window, driven over the WebDriver protocol. */
final class Browser implements AutoCloseable {

  static final String ENTER = "\uE007";
  static final String ESCAPE = "\uE00C";
  static final String TAB = "\uE004";
  static final String DOWN = "\uE015";
  static final String RIGHT = "\uE014";
  static final String END = "\uE010";
  static final String HOME = "\uE011";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1400,1000");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process driver;
  private final Path profile;
  private final String base;
  private final String session;

  private Browser(Process driver, int port, Path profile) throws IOException {
    this.driver = driver;
    this.profile = profile;
    this.base = "http://127.0.0.1:" + port;
    List<String> flags = new ArrayList<>(FLAGS);
    flags.add("--user-data-dir=" + profile);
    JsonNode started =
        send(
            "/session",
            Map.of(
                "capabilities",
                Map.of("alwaysMatch", Map.of("goog:chromeOptions", Map.of("args", flags)))));
    this.session = started.get("sessionId").asString();
  }

  /** Starts one, or skips the tests where none is installed. */
  static Browser start() throws IOException {
    boolean installed = isInstalled("chromedriver") && isInstalled("chromium");
    Assumptions.assumeTrue(
        installed,
        "skipped: no Chromium here; install it with: apt-get install -y chromium chromium-driver");
    Process driver =
        new ProcessBuilder("chromedriver", "--port=0").redirectErrorStream(true).start();
    try {
      return new Browser(driver, port(driver), Files.createTempDirectory("rollcall-chromium"));
    } catch (IOException | RuntimeException e) {
      driver.destroy();
      throw e;
    }
  }

  private static boolean isInstalled(String program) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(directory, program))) {
        return true;
      }
    }
    return false;
  }

  private static int port(Process driver) throws IOException {
    BufferedReader lines = driver.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int at = line.indexOf("successfully on port ");
      if (at >= 0) {
        return Integer.parseInt(line.substring(at + 21).replaceAll("\\D", ""));
      }
    }
    throw new IOException("chromedriver ended before it said its port");
  }

  private JsonNode send(String path, Map<String, ?> body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(120))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      assertEquals(200, response.statusCode(), path + ": " + response.body());
      return JSON.readTree(response.body()).get("value");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private JsonNode command(String path, Map<String, ?> body) {
    return send("/session/" + session + path, body);
  }

  private JsonNode devtools(String method, Map<String, ?> parameters) {
    return command("/goog/cdp/execute", Map.of("cmd", method, "params", parameters));
  }

  /** Opens a file in the colours of day or night. */
  Browser open(Path file, boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    devtools("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    command("/url", Map.of("url", file.toUri().toString()));
    return this;
  }

  /** Runs the body of a function in the page. */
  JsonNode script(String body) {
    return command("/execute/sync", Map.of("script", body, "args", List.of()));
  }

  /** Returns what scripts of the pages failed with since it was asked last. */
  List<String> errors() {
    List<String> errors = new ArrayList<>();
    command("/se/log", Map.of("type", "browser"))
        .forEach(entry -> errors.add(entry.get("message").asString()));
    return errors;
  }

  /** Gives the window another width. */
  Browser width(int pixels) {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 500));
    return this;
  }

  /** Opens an address. */
  Browser go(String address) {
    command("/url", Map.of("url", address));
    return this;
  }

  String text(String expression) {
    return script("return String(" + expression + ")").asString();
  }

  int number(String expression) {
    return (int) Math.ceil(script("return Number(" + expression + ")").asDouble());
  }

  /** Waits until the expression holds. */
  void await(String expression) {
    for (int i = 0; i < 100; i++) {
      if (script("return Boolean(" + expression + ")").asBoolean()) {
        return;
      }
      pause();
    }
    throw new AssertionError("not within 5 s: " + expression);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Presses keys, one after the other. */
  void press(String... keys) {
    List<Map<String, String>> actions = new ArrayList<>();
    for (String key : keys) {
      actions.add(Map.of("type", "keyDown", "value", key));
      actions.add(Map.of("type", "keyUp", "value", key));
    }
    command(
        "/actions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keys", "actions", actions))));
  }

  void type(String text) {
    press(text.split(""));
  }

  /** Moves the mouse over the middle of the first element of the selector. */
  void hover(String selector) {
    JsonNode at =
        script(
            "const b = document.querySelector('"
                + selector
                + "').getBoundingClientRect();"
                + "return [Math.round(b.x + b.width / 2), Math.round(b.y + b.height / 2)]");
    Map<String, ?> move =
        Map.of(
            "type", "pointerMove", "duration", 0, "x", at.get(0).asInt(), "y", at.get(1).asInt());
    command(
        "/actions",
        Map.of(
            "actions",
            List.of(Map.of("type", "pointer", "id", "mouse", "actions", List.of(move)))));
  }

  /** Keeps a picture of the page below target. */
  Browser picture(String name) throws IOException {
    int height = Math.min(4000, number("document.documentElement.scrollHeight"));
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 1400, "height", height, "deviceScaleFactor", 1, "mobile", false));
    JsonNode shot = devtools("Page.captureScreenshot", Map.of("format", "png"));
    devtools("Emulation.clearDeviceMetricsOverride", Map.of());
    keep(name + ".png", shot.get("data").asString());
    return this;
  }

  /** Returns a picture of the window at a size. */
  byte[] png(int width, int height) {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    JsonNode shot = devtools("Page.captureScreenshot", Map.of("format", "png"));
    devtools("Emulation.clearDeviceMetricsOverride", Map.of());
    return Base64.getDecoder().decode(shot.get("data").asString());
  }

  /** Prints the page into a PDF below target, and returns its size. */
  int print(String name) throws IOException {
    JsonNode printed = devtools("Page.printToPDF", Map.of("preferCSSPageSize", true));
    return keep(name + ".pdf", printed.get("data").asString());
  }

  private static int keep(String name, String base64) throws IOException {
    Path folder = Files.createDirectories(Path.of("..", "cli", "target", "screenshots"));
    byte[] bytes = Base64.getDecoder().decode(base64);
    Files.write(folder.resolve(name), bytes);
    return bytes.length;
  }

  /** Returns what axe-core has against the page; its policy would not let axe in. */
  List<String> violations(Path file, boolean dark, @Nullable String prepare) throws IOException {
    devtools("Page.setBypassCSP", Map.of("enabled", true));
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      assertNotNull(axe, "axe-core is not on the class path");
      open(file, dark);
      if (prepare != null) {
        script(prepare);
      }
      script(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
      JsonNode found =
          command(
              "/execute/async",
              Map.of(
                  "script",
                  "const done = arguments[arguments.length - 1];"
                      + "axe.run(document, {resultTypes: ['violations']}).then(r =>"
                      + " done(r.violations.map(v => v.id + ': ' + v.nodes.length + ' × '"
                      + " + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)),"
                      + " e => done(['axe failed: ' + e]))",
                  "args",
                  List.of()));
      List<String> violations = new ArrayList<>();
      found.forEach(one -> violations.add(one.asString()));
      return violations;
    } finally {
      devtools("Page.setBypassCSP", Map.of("enabled", false));
    }
  }

  @Override
  public void close() throws IOException {
    HttpRequest end =
        HttpRequest.newBuilder(URI.create(base + "/session/" + session)).DELETE().build();
    try {
      client.send(end, HttpResponse.BodyHandlers.discarding());
      driver.destroy();
      driver.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
