package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the launcher does before Java runs. Each class that its archive lacks costs as much as a
 * rule, and those that Java makes up at run time as much as a manifest.
 */
final class LauncherIT {

  private static final Path HOME = Path.of(System.getProperty("rollcall.distribution"));
  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();
  private static final int MAX_OTHERS = 5;

  /** What Java loads when it opens a jar of the class path by itself. */
  private static final String OPENED_JAR = "jdk.internal.loader.URLClassPath$JarLoader ";

  @TempDir private Path directory;

  @BeforeEach
  void thereIsAShell() {
    assumeTrue(File.separatorChar == '/', "the launcher for Windows is not tried here");
  }

  @Test
  void everydayRunsFindTheirClassesInTheArchive() throws IOException, InterruptedException {
    // One file each: threads that come to a lambda at the same time make one of their own.
    assertTrained(HOME, "lint", example("kube-flannel/daemonset.yaml"));
    assertTrained(HOME, "lint", "--format", "json", example("everything-wrong/exporter.yaml"));
    assertTrained(HOME, "place", example("log-compressor/daemonset.yaml"));
  }

  @Test
  void anInstallationThatWasCopiedMakesAnArchiveOfItsOwn()
      throws IOException, InterruptedException {
    assertTrained(HOME, "lint", example("kube-flannel/daemonset.yaml"));
    Path copy = directory.resolve("copy");
    assertEquals(0, run(Map.of(), "cp", "-r", HOME.toString(), copy.toString()));
    assertTrained(copy, "lint", example("kube-flannel/daemonset.yaml"));
  }

  @Test
  void javaIsToldWhetherAPersonReads() throws IOException, InterruptedException {
    Path java = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    Map<String, String> here = Map.of("JAVA_HOME", directory.resolve("jdk").toString());
    String launcher = HOME.resolve("bin/rollcall").toString();

    assertEquals(0, run(here, launcher, "lint"));
    assertTold("false");

    assumeTrue(run(here, "sh", "-c", "command -v script") == 0, "nothing here plays a terminal");
    assertEquals(0, run(here, "script", "-qec", launcher + " lint", "/dev/null"));
    assertTold("true");
  }

  @Test
  void aLinkToJavaIsFollowedOnceAndAgainWhenItLeadsElsewhere()
      throws IOException, InterruptedException {
    Path home = directory.resolve("linked");
    assertEquals(0, run(Map.of(), "cp", "-r", HOME.toString(), home.toString()));
    String launcher = home.resolve("bin/rollcall").toString();
    Path link = Files.createDirectories(directory.resolve("jdk/bin")).resolve("java");
    Map<String, String> here = Map.of("JAVA_HOME", directory.resolve("jdk").toString());
    Path java = Path.of(System.getProperty("java.home"), "bin/java").toRealPath();
    Files.createSymbolicLink(link, java);
    for (int i = 0; i < 2; i++) {
      assertEquals(0, run(here, launcher, "--version"));
      assertTrue(output().startsWith("rollcall "), output());
      assertEquals(java + "\n", Files.readString(home.resolve("lib/archives/java")));
    }

    Path other = Files.writeString(directory.resolve("other"), "#!/bin/sh\necho other\n");
    assertTrue(other.toFile().setExecutable(true));
    Files.delete(link);
    Files.createSymbolicLink(link, other);
    assertEquals(0, run(here, launcher, "--version"));
    assertEquals("other\n", output());
  }

  private void assertTold(String answer) throws IOException {
    List<String> told = output().lines().map(String::strip).toList();
    assertTrue(told.contains("-Drollcall.terminal=" + answer), told.toString());
    assertTrue(told.contains("-Drollcall.progress=" + answer), told.toString());
  }

  private static String example(String name) {
    return EXAMPLES.resolve(name).toString();
  }

  private void assertTrained(Path home, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/rollcall").toString()));
    command.addAll(List.of(arguments));
    Path log = directory.resolve("classes.log");
    // The first run makes the archive where there is none yet; these options come behind its own.
    for (String options : List.of("", "-Xlog:class+load:file=" + log)) {
      int code = run(Map.of("_JAVA_OPTIONS", options), command.toArray(String[]::new));
      assertTrue(code <= 1, () -> "ended with " + code);
    }
    List<String> lines = Files.readAllLines(log);
    List<String> others = new ArrayList<>(lines);
    others.removeIf(line -> line.contains("shared objects file"));
    assertTrue(lines.size() > 1000, "the log names the classes of the run: " + lines.size());
    assertTrue(
        others.size() <= MAX_OTHERS,
        () -> command + " loads others:\n" + String.join("\n", others));
    assertTrue(
        lines.stream().noneMatch(line -> line.contains(OPENED_JAR)), command + " opens the jar");
  }

  private int run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("out").toFile());
    return builder.start().waitFor();
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("out"), StandardCharsets.UTF_8);
  }
}
