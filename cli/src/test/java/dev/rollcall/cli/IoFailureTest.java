package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.schemas.SchemaCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Takes away the disk, the permissions, the reader, the files, and the time to finish. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no signals, no setpriv, no /dev/full there")
@Timeout(300)
@Tag("slow")
final class IoFailureTest {

  /** As root without the rights of root, to whom permissions mean nothing. */
  private static final List<String> POWERLESS =
      List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--");

  /** What safe fixes change. */
  private static final String FIXABLE =
      CliRunner.GOOD.replace(
          "    spec:\n", "    spec:\n      nodeSelector: {beta.kubernetes.io/os: linux}\n");

  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(directory.resolve("bad.yaml"), CliRunner.BAD);
  }

  private List<String> powerless(String... arguments) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return CliProcess.command(List.of(), arguments);
    }
    assumeTrue(CliProcess.works(directory, POWERLESS), "root cannot give up its rights here");
    return CliProcess.command(POWERLESS, arguments);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  /** Returns the files below the directory with what is in them. */
  private Map<String, String> snapshot() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(path).toString(), Files.readString(path));
      }
    }
    return files;
  }

  @Test
  void whatMayNotBeReadIsNamedAndTheRestGoesOn() throws IOException, InterruptedException {
    Path locked = Files.createDirectory(directory.resolve("locked"));
    Files.writeString(locked.resolve("a.yaml"), CliRunner.BAD);
    Path secret = Files.writeString(directory.resolve("secret.yaml"), CliRunner.BAD);
    permit(secret, "---------");
    permit(locked, "---------");
    try {
      CommandRun lint = CliProcess.run(directory, powerless("lint", "--format", "json", "."));
      assertEquals(3, lint.code(), lint.err());
      assertEquals("", lint.err());
      assertEquals(2, lint.out().split("\"permission denied\"", -1).length - 1, lint.out());
      assertTrue(lint.out().contains("\"file\": \"secret.yaml\""), lint.out());
      assertTrue(lint.out().contains("\"file\": \"locked\""), lint.out());
      assertTrue(lint.out().contains("\"surge-host-port\""), "the other file");
      CommandRun place = CliProcess.run(directory, powerless("place", "."));
      assertEquals(3, place.code());
      assertTrue(place.err().contains("rollcall: secret.yaml: permission denied\n"), place.err());
      assertTrue(place.out().contains("node-agent"), place.out());
    } finally {
      permit(locked, "rwxr-xr-x");
    }
  }

  @Test
  void whatMayNotBeWrittenStaysAsItWas() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("fixable.yaml"), FIXABLE);
    Map<String, String> before = snapshot();
    permit(directory, "r-xr-xr-x");
    try {
      CommandRun fix = CliProcess.run(directory, powerless("lint", "--fix", "fixable.yaml"));
      assertEquals(3, fix.code(), fix.out() + fix.err());
      assertEquals("rollcall: fixable.yaml: not fixed: permission denied\n", fix.err());
      for (String[] arguments :
          new String[][] {
            {"lint", "--output", "report.txt", "bad.yaml"},
            {"lint", "--baseline", "b.json", "--write-baseline", "bad.yaml"},
            {"init"},
          }) {
        CommandRun run = CliProcess.run(directory, powerless(arguments));
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.err().contains("cannot be written: permission denied"), run.err());
      }
    } finally {
      permit(directory, "rwxr-xr-x");
    }
    assertEquals(before, snapshot());
  }

  @Test
  void aFullDiskLeavesTheOldFile() throws IOException, InterruptedException {
    List<String> namespace = List.of("unshare", "-rm");
    assumeTrue(CliProcess.works(directory, namespace), "no namespace to mount a small disk in");
    Files.createDirectory(directory.resolve("disk"));
    String program = String.join("' '", CliProcess.command(List.of()));
    String script =
        """
        mount -t tmpfs -o size=64k none disk || exit 77
        echo old > disk/report.json
        cp fixable.yaml disk/fixable.yaml
        dd if=/dev/zero of=disk/fill bs=1k >/dev/null 2>&1
        'PROGRAM' lint --format json --output disk/report.json .
        echo "lint $?"
        'PROGRAM' lint --fix disk/fixable.yaml >/dev/null
        echo "fix $?"
        cat disk/report.json
        cmp fixable.yaml disk/fixable.yaml && ls -A disk
        """
            .replace("PROGRAM", program);
    Files.writeString(directory.resolve("fixable.yaml"), FIXABLE);
    List<String> command = new ArrayList<>(namespace);
    command.addAll(List.of("sh", "-c", script));
    CommandRun run = CliProcess.run(directory, command);
    assumeTrue(run.code() != 77, "no small disk here");
    assertEquals("lint 2\nfix 3\nold\nfill\nfixable.yaml\nreport.json\n", run.out(), run.err());
    assertEquals(
        "rollcall: disk/report.json: cannot be written: No space left on device\n"
            + "rollcall: disk/fixable.yaml: not fixed: No space left on device\n",
        run.err());
  }

  @Test
  void outputThatIsLostIsTold() throws IOException, InterruptedException {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no device that is always full");
    for (String[] arguments :
        new String[][] {{"lint", "bad.yaml"}, {"place", "bad.yaml"}, {"rules"}, {"--help"}}) {
      Path err = directory.resolve("err.txt");
      Process process =
          CliProcess.process(directory, CliProcess.command(List.of(), arguments))
              .redirectOutput(Path.of("/dev/full").toFile())
              .redirectError(err.toFile())
              .start();
      assertEquals(3, CliProcess.await(process));
      assertEquals("rollcall: standard output: No space left on device\n", Files.readString(err));
    }
  }

  @Test
  void aReaderThatHasEnoughIsNoError() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("bad.yaml"), ("---\n" + CliRunner.BAD).repeat(400));
    for (String[] arguments :
        new String[][] {
          {"lint", "bad.yaml"},
          {"lint", "--format", "json", "bad.yaml"},
          {"place", "--format", "json", "bad.yaml"},
        }) {
      Process process =
          CliProcess.process(directory, CliProcess.command(List.of(), arguments)).start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), 16)) {
        assertFalse(out.readLine().isEmpty());
      }
      int code = CliProcess.await(process);
      assertEquals("", CliProcess.text(process.getErrorStream().readAllBytes()));
      assertEquals(arguments[0].equals("lint") ? 1 : 0, code, "as if all had been read");
    }
  }

  @Test
  void anInterruptedRunLeavesWholeFilesOnly() throws IOException, InterruptedException {
    for (int i = 0; i < 60; i++) {
      Files.writeString(directory.resolve("fixable-" + i + ".yaml"), FIXABLE);
    }
    Map<String, String> before = snapshot();
    CommandRun whole =
        CliProcess.run(
            directory,
            CliProcess.command(
                List.of(), "lint", "--fix", "--format", "json", "--output", "r.json", "."));
    assertEquals(1, whole.code(), whole.err());
    Map<String, String> after = snapshot();
    assertFalse(before.equals(after), "there is something to fix");
    for (int i = 0; i < 8; i++) {
      for (Map.Entry<String, String> file : before.entrySet()) {
        Files.writeString(directory.resolve(file.getKey()), file.getValue());
      }
      Files.deleteIfExists(directory.resolve("r.json"));
      Process process =
          CliProcess.process(
                  directory,
                  CliProcess.command(
                      List.of(), "lint", "--fix", "--format", "json", "--output", "r.json", "."))
              .redirectErrorStream(true)
              .start();
      Thread.sleep(200 + 130L * i);
      String signal = i % 2 == 0 ? "-INT" : "-TERM";
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      int code = CliProcess.await(process);
      assertTrue(code == 130 || code == 143 || code == 1, "code " + code);
      for (Map.Entry<String, String> file : snapshot().entrySet()) {
        String name = file.getKey();
        boolean old = file.getValue().equals(before.get(name));
        assertTrue(old || file.getValue().equals(after.get(name)), name + file.getValue());
      }
    }
  }

  @Test
  void aRunThatIsEndedWhileItWaitsWritesNothing() throws IOException, InterruptedException {
    Map<String, String> before = snapshot();
    Process process =
        CliProcess.process(
                directory, CliProcess.command(List.of(), "lint", "--output", "r.txt", "-"))
            .start();
    OutputStream in = process.getOutputStream();
    in.write(CliRunner.BAD.getBytes(StandardCharsets.UTF_8));
    in.flush();
    Thread.sleep(700);
    assertTrue(process.isAlive(), "it waits for the rest");
    process.destroy();
    assertEquals(143, CliProcess.await(process));
    assertEquals(before, snapshot());
  }

  @Test
  void filesThatComeAndGoAreReadOrNamed() throws IOException, InterruptedException {
    Path tree = Files.createDirectory(directory.resolve("tree"));
    for (int i = 0; i < 300; i++) {
      Files.writeString(tree.resolve("f-" + i + ".yaml"), CliRunner.BAD);
    }
    AtomicBoolean over = new AtomicBoolean();
    Thread meddler = new Thread(() -> meddle(tree, over));
    meddler.start();
    try {
      for (int i = 0; i < 5; i++) {
        CommandRun run = CommandRun.in(directory, "", "lint", "--format", "json", "tree");
        assertTrue(run.code() == 1 || run.code() == 3, run.err());
        assertEquals("", run.err());
        assertFalse(run.out().contains("rule-crash"), run.out());
      }
    } finally {
      over.set(true);
      meddler.join();
    }
  }

  /** Deletes files, cuts them, and puts directories and links in their place. */
  private static void meddle(Path tree, AtomicBoolean over) {
    for (int i = 0; !over.get(); i++) {
      Path file = tree.resolve("f-" + i * 7 % 300 + ".yaml");
      try {
        Files.deleteIfExists(file);
        switch (i % 4) {
          case 0 -> Files.createDirectory(file);
          case 1 -> Files.writeString(file, CliRunner.BAD.substring(0, i % CliRunner.BAD.length()));
          case 2 -> Files.createSymbolicLink(file, Path.of("nowhere"));
          default -> {}
        }
        Thread.sleep(0, 200_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException e) {
        continue; // the run holds it, or it is gone
      }
    }
  }

  @Test
  void aFileThatIsGoneOnceItIsFoundIsNamed() throws IOException {
    InputFinder loader = new InputFinder(directory);
    Inputs found = loader.find(List.of("."));
    Files.delete(directory.resolve("bad.yaml"));
    var read =
        new ClusterReader(
                BuiltInRules.all(),
                LintSettings.of(SchemaCatalog.bundled().preferred()),
                new FileInputSource(InputStream.nullInputStream(), 1000))
            .read(found);
    assertEquals("no such file or directory", read.unreadable().get(0).message());
  }

  @Test
  void tenThousandFilesAreRead() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      if (i % 500 == 0) {
        Files.createDirectory(directory.resolve("d" + i / 500));
      }
      Files.writeString(
          directory.resolve("d" + i / 500 + "/f" + i + ".yaml"),
          "apiVersion: v1\nkind: Node\nmetadata: {name: n-" + i + "}\n");
    }
    long start = System.nanoTime();
    CommandRun run = CommandRun.in(directory, "", "lint", "--format", "json", ".");
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    assertEquals(1, run.code(), run.err());
    assertTrue(
        run.out().contains("\"files\": 10001"), run.out().substring(run.out().length() - 400));
    assertTrue(seconds < 60, seconds + " seconds");
  }

  @Test
  void nothingIsWrittenButWhatWasAskedFor() throws IOException {
    Files.writeString(directory.resolve("fixable.yaml"), FIXABLE);
    Map<String, String> before = snapshot();
    for (String line :
        List.of(
            "lint .",
            "lint --diff .",
            "lint --format html .",
            "place .",
            "place --wide --format csv .",
            "diff bad.yaml fixable.yaml",
            "rollout bad.yaml fixable.yaml",
            "explain desired-zero",
            "rules",
            "clusters",
            "config .",
            "config --schema",
            "schema DaemonSet",
            "completion bash",
            "lint --output /dev/null .")) {
      CommandRun run = CommandRun.in(directory, "", line.split(" "));
      assertTrue(run.code() < 2, line + run.err());
      assertEquals(before, snapshot(), line);
    }
    CommandRun.in(directory, "", "lint", "--fix", "--output", "r.txt", "fixable.yaml");
    Map<String, String> after = snapshot();
    after.remove("r.txt");
    after.remove("fixable.yaml");
    before.remove("fixable.yaml");
    assertEquals(before, after);
  }

  @Test
  void linksAreFollowedWhereTheUserNamesThemAndKept() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("real.yaml"), FIXABLE);
    Path link = directory.resolve("link.yaml");
    Files.createSymbolicLink(link, Path.of("elsewhere/real.yaml"));
    CommandRun.in(directory, "", "lint", "--fix", "link.yaml");
    assertTrue(Files.isSymbolicLink(link), "the link is still one");
    assertFalse(Files.readString(elsewhere.resolve("real.yaml")).equals(FIXABLE));
  }
}
