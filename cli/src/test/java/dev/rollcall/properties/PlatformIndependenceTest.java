package dev.rollcall.properties;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.report.lint.ReporterFactory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command line prints the same bytes whatever the machine speaks, counts and writes: each
 * surrounding is a process of its own.
 */
@Tag("slow")
final class PlatformIndependenceTest {

  /** What differs between machines: processors, language, calendar, digits, charset, time zone. */
  private enum Surrounding {
    PLAIN("C.UTF-8", "-XX:ActiveProcessorCount=1 -Dfile.encoding=UTF-8 -Duser.timezone=UTC"),
    TURKISH(
        "tr_TR.ISO-8859-9",
        "-XX:ActiveProcessorCount=2 -Dfile.encoding=ISO-8859-9 -Duser.timezone=Asia/Kathmandu"
            + " -Duser.language=tr -Duser.country=TR"),
    ARABIC(
        "C",
        "-XX:ActiveProcessorCount=8 -Dfile.encoding=UTF-16BE -Duser.timezone=Pacific/Kiritimati"
            + " -Duser.language=ar -Duser.country=EG -Duser.extensions=nu-arab");

    private final String posix;
    private final List<String> options;

    Surrounding(String posix, String options) {
      this.posix = posix;
      this.options = List.of(options.split(" "));
    }
  }

  private static final Path EXAMPLES = Path.of("../examples");
  private static final Path FIXTURES = Path.of("../rules/src/main/resources/dev/rollcall/rules");
  private static final Pattern MANIFEST = Pattern.compile("\\.(ya?ml|json)$");
  private static final int DAMAGED = 20;

  @TempDir private Path directory;
  private Path work;

  @BeforeEach
  void inputs() throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
    List<Path> fixtures = copyManifests(FIXTURES, work.resolve("rules"));
    copyManifests(EXAMPLES, work.resolve("examples"));
    for (int i = 0; i < DAMAGED; i++) {
      String text = Files.readString(fixtures.get(i * fixtures.size() / DAMAGED));
      Path folder = Files.createDirectories(work.resolve("damaged/" + i));
      Files.writeString(folder.resolve("bad.yaml"), "\uFEFF" + text.replace("\n", " # 🐳İ\r\n"));
      Files.writeString(folder.resolve("good.yaml"), withoutLine(text, i));
    }
    Files.writeString(
        work.resolve("stdin.yaml"),
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: İ🐳}\nspec: {ﬁ🐳: 1}\n");
  }

  private static List<Path> copyManifests(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      List<Path> files =
          walk.filter(file -> MANIFEST.matcher(file.toString()).find()).sorted().toList();
      for (Path file : files) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
      return files;
    }
  }

  private static String withoutLine(String text, int number) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n")));
    lines.remove(number % lines.size());
    return String.join("\n", lines);
  }

  @Test
  void allCommandsPrintTheSameBytes() throws IOException, InterruptedException {
    Path commands = Files.write(directory.resolve("commands.txt"), commands());
    List<Process> processes = new ArrayList<>();
    for (Surrounding surrounding : Surrounding.values()) {
      processes.add(
          start(
              surrounding,
              directory.resolve(surrounding + ".log"),
              CommandScript.class.getName(),
              work.toString(),
              commands.toString(),
              record(surrounding).toString()));
    }
    for (Surrounding surrounding : Surrounding.values()) {
      int code = processes.get(surrounding.ordinal()).waitFor();
      Path log = directory.resolve(surrounding + ".log");
      assertEquals(0, code, () -> surrounding + ": " + text(log));
    }
    String[] plain =
        text(record(Surrounding.PLAIN)).split("(?=\\Q" + CommandScript.COMMAND + "\\E)");
    assertTrue(plain.length > 600, "only " + plain.length + " commands");
    for (Surrounding surrounding : Surrounding.values()) {
      String[] other = text(record(surrounding)).split("(?=\\Q" + CommandScript.COMMAND + "\\E)");
      for (int i = 0; i < plain.length; i++) {
        assertEquals(plain[i], other[i], surrounding.name());
      }
      assertArrayEquals(
          Files.readAllBytes(record(Surrounding.PLAIN)), Files.readAllBytes(record(surrounding)));
    }
  }

  private Path record(Surrounding surrounding) {
    return directory.resolve(surrounding + ".record");
  }

  private List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String format : ReporterFactory.NAMES) {
      commands.add("lint --format " + format + " examples damaged");
      commands.add("lint --format " + format + " --profile strict -");
    }
    for (String format : List.of("text", "json", "html")) {
      commands.add("place --wide --format " + format + " examples");
      commands.add("diff --format " + format + " examples/everything-wrong examples/log-daemon");
      commands.add("rollout --format " + format + " examples/log-daemon examples/everything-wrong");
      commands.add("lint --format " + format + " rules");
    }
    // Each of the formats on half of the folders is enough to see what surroundings change.
    int number = 0;
    for (String folder : folders()) {
      String states = " " + folder + "/bad.yaml " + folder + "/good.yaml";
      String format = number++ % 2 == 0 ? "text" : "json";
      commands.add("lint " + folder);
      commands.add("lint --format json " + folder);
      commands.add("place --format " + format + " " + folder);
      commands.add("diff --format " + format + states);
      commands.add("rollout --format " + format + states);
    }
    return commands;
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> walk = Files.walk(work)) {
      return walk.filter(file -> file.endsWith("bad.yaml"))
          .map(file -> work.relativize(file.getParent()).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void theProcessPrintsTheSameBytes() throws IOException, InterruptedException {
    byte[] expected = null;
    for (Surrounding surrounding : List.of(Surrounding.PLAIN, Surrounding.ARABIC)) {
      Path out = directory.resolve(surrounding + ".out");
      Process process =
          start(
              surrounding,
              out,
              "dev.rollcall.cli.Main",
              "lint",
              "--format",
              "json",
              "examples",
              "-");
      assertEquals(1, process.waitFor(), () -> text(out));
      byte[] bytes = Files.readAllBytes(out);
      assertTrue(text(out).contains("🐳"), () -> text(out));
      expected = expected == null ? bytes : expected;
      assertArrayEquals(expected, bytes);
    }
  }

  private Process start(Surrounding surrounding, Path out, String... program) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(surrounding.options);
    command.addAll(List.of("-cp", classPath()));
    command.addAll(List.of(program));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectInput(work.resolve("stdin.yaml").toFile())
            .redirectOutput(out.toFile());
    builder.environment().put("LC_ALL", surrounding.posix);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  /** Relative entries would mean something else in another directory. */
  private static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      entries.add(Path.of(entry).toAbsolutePath().normalize().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
