package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users get works without a network, and with a Java that is not allowed to use one. */
final class NoNetworkIT {

  private static final Path HOME = Path.of(System.getProperty("rollcall.distribution"));
  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private static final List<String> FORBIDDEN =
      List.of(
          "java/net/",
          "javax/net/",
          "java/nio/channels/",
          "java/rmi/",
          "javax/naming/",
          "javax/script/",
          "java/io/ObjectInput",
          "java/beans/XMLDecoder");

  private static final String POLICY =
      """
      grant {
        permission java.io.FilePermission "<<ALL FILES>>", "read,write,execute,delete,readlink";
        permission java.util.PropertyPermission "*", "read,write";
        permission java.lang.RuntimePermission "*";
        permission java.lang.reflect.ReflectPermission "*";
      };
      """;

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("lint", "--format", "json", "."),
          List.of("lint", "--format", "html", "."),
          List.of("lint", "--format", "sarif", "--profile", "strict", "foo.yaml"),
          List.of("place", "."),
          List.of("diff", "everything-wrong", "log-daemon"),
          List.of("rollout", "--format", "json", "everything-wrong", "log-daemon"),
          List.of("explain", "surge-host-port"));

  @TempDir private Path directory;
  private Path work;

  /** What a process came to. */
  private record Outcome(int code, String output) {}

  @BeforeEach
  void schemasThatNameAddresses() throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
    try (var files = Files.walk(EXAMPLES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = work.resolve(EXAMPLES.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createDirectory(work.resolve("schemas"));
    Files.writeString(
        work.resolve("schemas/foo_v1.json"),
        "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\","
            + " \"$id\": \"http://192.0.2.1/foo.json\", \"required\": [\"spec\"]}");
    Files.writeString(work.resolve(".rollcall.yaml"), "schemas: [schemas]\nexclude: [schemas]\n");
    Files.writeString(work.resolve("foo.yaml"), "apiVersion: v1\nkind: Foo\nmetadata: {name: a}\n");
  }

  @Test
  void runsInANamespaceWithoutOne() throws IOException, InterruptedException {
    List<String> unshare = List.of("unshare", "-rn");
    assumeTrue(
        File.separatorChar == '/' && run(with(unshare, "true")).code() == 0,
        "no namespaces here: what is said of the policy and of the classes has to do");
    String interfaces = run(with(unshare, "cat", "/proc/net/dev")).output();
    assertEquals(3, interfaces.lines().count(), "the loopback is the only one: " + interfaces);
    for (List<String> command : COMMANDS) {
      List<String> launcher = with(List.of(HOME.resolve("bin/rollcall").toString()), command);
      assertEquals(run(launcher), run(with(unshare, launcher)), command.toString());
    }
  }

  @Test
  void runsWithAJavaThatMayNotConnect() throws IOException, InterruptedException {
    assumeTrue(Runtime.version().feature() < 24, "this Java has no policies any more");
    Path policy = Files.writeString(directory.resolve("files.policy"), POLICY);
    List<String> java =
        List.of(
            JAVA.toString(), "-Djava.security.manager", "-Djava.security.policy==" + policy, "-cp");
    List<String> plain = List.of(JAVA.toString(), "-cp");
    String jar = HOME.resolve("lib/rollcall.jar").toString();
    for (List<String> command : COMMANDS.subList(2, 7)) {
      List<String> arguments = with(List.of(jar, "dev.rollcall.cli.Main"), command);
      String strict = run(with(java, arguments)).output();
      assertEquals(run(with(plain, arguments)).output(), withoutWarnings(strict));
    }
    // The policy does keep a program from connecting.
    Path source = Files.writeString(directory.resolve("Connect.java"), connect());
    Outcome compiled =
        run(List.of(JAVA.resolveSibling("javac").toString(), "-d", ".", source.toString()));
    assertEquals(0, compiled.code(), compiled.output());
    Outcome refused = run(with(java, ".", "Connect"));
    assertNotEquals(0, refused.code());
    assertTrue(refused.output().contains("java.net.SocketPermission"), refused.output());
  }

  /** Neither do our classes name what connects, loads code or makes objects of bytes. */
  @Test
  void noClassNamesWhatConnects() throws IOException {
    List<String> naming = new ArrayList<>();
    int seen = 0;
    try (ZipFile jar = new ZipFile(HOME.resolve("lib/rollcall.jar").toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith("dev/rollcall/") && entry.getName().endsWith(".class")) {
          seen++;
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          String names = new String(bytes, StandardCharsets.ISO_8859_1);
          FORBIDDEN.stream()
              .filter(names::contains)
              .forEach(name -> naming.add(entry.getName() + " names " + name));
        }
      }
    }
    assertTrue(seen > 300, "only " + seen + " classes");
    assertEquals(List.of(), naming);
  }

  private static String connect() {
    return "class Connect { public static void main(String[] a) throws Exception {"
        + " new java.net.Socket(\"127.0.0.1\", 9).close(); } }";
  }

  /** Java says that managers of security are a thing of the past. */
  private static String withoutWarnings(String output) {
    return output
        .lines()
        .filter(line -> !line.startsWith("WARNING: "))
        .reduce("", (before, line) -> before + line + "\n");
  }

  private static List<String> with(List<String> first, String... more) {
    return with(first, List.of(more));
  }

  private static List<String> with(List<String> first, List<String> more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(more);
    return all;
  }

  private Outcome run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(work.toFile()).redirectErrorStream(true);
    builder.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
