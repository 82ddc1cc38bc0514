package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over files that were made to break the reader: none may, and none may stop the others. */
@Tag("slow")
final class HostileFilesTest {

  private static final Duration MOST = Duration.ofSeconds(5);

  @TempDir private Path directory;

  @Test
  void everyFileIsAnsweredInTimeAndTheRestGoesOn() throws IOException {
    List<Path> files = HostileFiles.into(directory);
    assertTrue(files.size() >= 200, files.size() + " files");
    Path good = Files.createDirectory(directory.resolve("good"));
    Files.writeString(
        good.resolve("agent.yaml"), HostileFiles.AGENT.replace("image: ", "imagee: "));
    List<String> slow = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      Clock clock = new Clock();
      CommandRun run = CommandRun.in(directory, "", "lint", "--format", "json", name, "good");
      Duration took = clock.took();
      if (Boolean.getBoolean("hostile.times") && took.toMillis() > 500) {
        System.out.println(name + " " + took.toMillis() + " ms");
      }
      if (took.compareTo(MOST) > 0) {
        slow.add(name + " took " + took);
      }
      assertTrue(run.code() == 1 || run.code() == 3, name + " ended with " + run.code());
      assertEquals("", run.err(), name);
      assertFalse(run.out().contains("\"rule-crash\""), name + ": " + crash(run.out()));
      assertTrue(run.out().contains("good/agent.yaml"), name + " hid the other file");
      boolean told = run.out().contains("\"file\": \"" + name + "\"");
      assertTrue(told || run.out().contains("\"objects\": "), name + " was passed over");
    }
    assertEquals(List.of(), slow);
  }

  /** Counts the time of this process, or what passes where that is less: others keep busy, too. */
  private static final class Clock {

    private final long start = System.nanoTime();
    private final long used = cpu();

    private static long cpu() {
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean system
          ? system.getProcessCpuTime()
          : System.nanoTime();
    }

    Duration took() {
      return Duration.ofNanos(Math.min(System.nanoTime() - start, cpu() - used));
    }
  }

  private static String crash(String json) {
    int at = json.indexOf("crashed with");
    return at < 0
        ? json.substring(0, Math.min(300, json.length()))
        : json.substring(at, Math.min(at + 300, json.length()));
  }

  @Test
  void limitsAreFindingsAndCanBeSet() throws IOException {
    Files.writeString(directory.resolve("a.yaml"), HostileFiles.AGENT);
    for (String limit :
        List.of("fileBytes=10", "documents=1", "values=5", "depth=2", "keyLength=3")) {
      String text = limit.startsWith("documents") ? "---\na: 1\n---\nb: 1\n" : HostileFiles.AGENT;
      Files.writeString(directory.resolve("a.yaml"), text);
      CommandRun run = CommandRun.in(directory, "", "lint", "--limit", limit, "a.yaml");
      assertTrue(run.out().contains("error[input-over-limit]"), limit + ": " + run.out());
      assertEquals(limit.startsWith("fileBytes") ? 3 : 1, run.code(), limit);
      Files.writeString(
          directory.resolve(".rollcall.yaml"), "limits: {" + limit.replace("=", ": ") + "}\n");
      CommandRun configured = CommandRun.in(directory, "", "lint", "a.yaml");
      assertTrue(configured.out().contains("error[input-over-limit]"), limit);
      Files.delete(directory.resolve(".rollcall.yaml"));
    }
    String aliases = "a: &a [x]\nb: [*a, *a]\n";
    CommandRun run = CommandRun.in(directory, aliases, "lint", "--limit", "aliases=1", "-");
    assertTrue(run.out().contains("aliases make the document too large"), run.out());
  }

  @Test
  void aFileThatTakesTooLongIsGivenUp() throws IOException {
    // Anchors are for the YAML library, which takes its time.
    Files.writeString(directory.resolve("a.yaml"), "- &a [a, b, c]\n".repeat(1_500_000));
    CommandRun run =
        CommandRun.in(directory, "", "lint", "--limit", "seconds=1,values=1000000000", "a.yaml");
    assertTrue(run.out().contains("takes longer than the limit of"), run.out());
  }

  @Test
  void whatIsNoFileIsNamed() throws IOException, InterruptedException {
    Files.createDirectory(directory.resolve("dir.yaml"));
    Files.writeString(
        directory.resolve("dir.yaml/agent.yaml"), "kind: DaemonSet\napiVersion: apps/v1\n");
    Path outside = Files.createTempFile("secret", ".txt");
    Files.writeString(outside, "password: x\n");
    Files.createSymbolicLink(directory.resolve("out.yaml"), outside);
    Files.createSymbolicLink(directory.resolve("inside.yaml"), Path.of("dir.yaml/agent.yaml"));
    Files.createSymbolicLink(directory.resolve("broken.yaml"), Path.of("nothing"));
    Files.createSymbolicLink(directory.resolve("itself.yaml"), Path.of("itself.yaml"));
    Files.createSymbolicLink(directory.resolve("loop"), directory);
    Files.createSymbolicLink(directory.resolve("device.yaml"), Path.of("/dev/zero"));
    Process fifo = new ProcessBuilder("mkfifo", directory.resolve("pipe.yaml").toString()).start();
    Assumptions.assumeTrue(fifo.waitFor() == 0, "no mkfifo here");
    CommandRun run = CommandRun.in(directory, "", "lint", "--format", "json", ".");
    Files.delete(outside);
    assertEquals(3, run.code());
    for (String name : List.of("broken.yaml", "itself.yaml", "pipe.yaml")) {
      assertTrue(run.out().contains("\"file\": \"" + name + "\""), name + ": " + run.out());
    }
    assertTrue(run.out().contains("\"link-out-of-tree\""), run.out());
    assertTrue(run.out().contains("\"linked-directory\""), run.out());
    assertTrue(run.out().contains("dir.yaml/agent.yaml"), run.out());
    assertFalse(run.out().contains("password"), "what a link points at was printed");
    CommandRun zero = CommandRun.in(directory, "", "lint", "/dev/zero", "gone.yaml");
    assertEquals(3, zero.code());
    assertTrue(zero.out().contains("not a regular file"), zero.out());
    CommandRun nul = CommandRun.in(directory, "", "lint", "no\0such");
    assertEquals(2, nul.code());
    assertEquals(
        "rollcall: \"no\\u0000such\" is not a path: Nul character not allowed\n", nul.err());
  }

  @Test
  void outputsAreWholeOrNotThere() throws IOException {
    Files.writeString(directory.resolve("a.yaml"), HostileFiles.AGENT);
    CommandRun missing =
        CommandRun.in(directory, "", "lint", "--output", "no/such/dir.txt", "a.yaml");
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("cannot be written"), missing.err());
    Files.createDirectory(directory.resolve("taken"));
    CommandRun taken = CommandRun.in(directory, "", "lint", "--output", "taken", "a.yaml");
    assertEquals(2, taken.code());
    if (Files.isWritable(Path.of("/dev/full"))) {
      CommandRun full = CommandRun.in(directory, "", "lint", "--output", "/dev/full", "a.yaml");
      assertEquals(2, full.code(), full.err());
    }
    try (var left = Files.list(directory)) {
      assertEquals(2, left.count(), "temporary files stay behind");
    }
  }
}
