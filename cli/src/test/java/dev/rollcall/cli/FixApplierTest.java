package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes files, shows patches, and narrows runs to what is new. */
final class FixApplierTest {

  private static final String OLD =
      CliRunner.GOOD.replace(
          "    spec:\n",
          "    spec:\n      nodeSelector:\n"
              + "        beta.kubernetes.io/os: linux # the old name\n");
  private static final String NEW = OLD.replace("beta.kubernetes.io", "kubernetes.io");

  @TempDir private Path directory;
  private CliRunner shell;

  @BeforeEach
  void start() {
    shell = new CliRunner(directory);
  }

  @Test
  void fixWritesTheFileAndLintsWhatIsLeft() throws IOException {
    Path file = shell.write("k8s/agent.yaml", OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    CliRunner.Outcome outcome = shell.run("lint", "--fix", "k8s");
    assertEquals(NEW, shell.read("k8s/agent.yaml"));
    assertEquals(
        "k8s/agent.yaml:18: select by \"kubernetes.io/os\" [beta-os-arch-label]\n"
            + "rollcall: applied 1 fix in 1 file\n",
        outcome.err());
    assertTrue(!outcome.out().contains("beta-os-arch-label"), outcome.out());
    assertEquals("rw-rw-r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(directory.resolve("k8s"))) {
      assertEquals(1, files.count(), "nothing is left behind");
    }
    assertEquals("", shell.run("lint", "--fix", "k8s").err(), "the second run changes nothing");
  }

  @Test
  void fixKeepsLineEndsAndEncoding() throws IOException {
    Path crlf = shell.write("crlf.yaml", "\uFEFF" + OLD.replace("\n", "\r\n"));
    Path wide = directory.resolve("wide.yaml");
    Files.write(wide, ("\uFEFF" + OLD).getBytes(StandardCharsets.UTF_16LE));
    shell.run("lint", "--fix", ".");
    assertEquals("\uFEFF" + NEW.replace("\n", "\r\n"), Files.readString(crlf));
    assertEquals("\uFEFF" + NEW, Files.readString(wide, StandardCharsets.UTF_16LE));
  }

  @Test
  void fixFollowsLinksInsteadOfReplacingThem() throws IOException {
    Path real = shell.write("real/agent.yaml", OLD);
    Path link = Files.createSymbolicLink(directory.resolve("agent.yaml"), real);
    shell.run("lint", "--fix", "agent.yaml");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(NEW, Files.readString(real));
  }

  @Test
  void diffIsAPatchThatGitApplies() throws IOException, InterruptedException {
    assumeTrue(git("--version") == 0, "git is not here");
    shell.write("k8s/a b.yaml", OLD);
    shell.write("last.yaml", OLD.stripTrailing());
    CliRunner.Outcome outcome = shell.run("lint", "--diff", ".");
    assertEquals(1, outcome.code(), outcome.err());
    assertEquals(OLD, shell.read("k8s/a b.yaml"), "nothing is written");
    shell.write("fix.patch", outcome.out());
    git("init", "-q", ".");
    assertEquals(0, git("apply", "fix.patch"), outcome.out());
    assertEquals(NEW, shell.read("k8s/a b.yaml"));
    assertEquals(NEW.stripTrailing(), shell.read("last.yaml"));
    assertEquals(new CliRunner.Outcome(0, "", ""), shell.run("lint", "--diff", "k8s", "last.yaml"));
  }

  @Test
  void standardInputIsNotWrittenTo() {
    CliRunner.Outcome outcome = shell.stdin(OLD).run("lint", "--fix", "-");
    assertEquals(2, outcome.code());
    assertEquals("rollcall: --fix cannot write to standard input; use --diff\n", outcome.err());
    assertTrue(shell.stdin(OLD).run("lint", "--diff", "-").out().startsWith("--- a/stdin\n"));
  }

  @Test
  void baselineHidesWhatWasThereAndNothingElse() throws IOException {
    shell.write("k8s/agent.yaml", CliRunner.BAD);
    CliRunner.Outcome written = shell.run("lint", "--baseline", "b.json", "--write-baseline", ".");
    assertEquals(0, written.code(), written.err());
    assertEquals("", written.out());
    CliRunner.Outcome same = shell.run("lint", "--baseline", "b.json", ".");
    assertEquals(0, same.code(), same.out());
    assertTrue(same.out().startsWith("no findings in "), same.out());
    shell.write("k8s/agent.yaml", "# moved\n\n" + CliRunner.BAD);
    assertEquals(0, shell.run("lint", "--baseline", "b.json", ".").code(), "lines may move");
    Path inner = directory.resolve("k8s");
    CliRunner below = new CliRunner(inner);
    assertEquals(
        0, below.run("lint", "--baseline", "../b.json", "agent.yaml").code(), "from below");
    shell.write(
        "k8s/agent.yaml",
        CliRunner.BAD + "---\n" + CliRunner.BAD.replace("name: node-", "name: x-"));
    CliRunner.Outcome more = shell.run("lint", "--baseline", "b.json", ".");
    assertEquals(1, more.code());
    assertEquals(
        more.out().indexOf("[surge-host-port]"), more.out().lastIndexOf("[surge-host-port]"));
    shell.write("k8s/agent.yaml", CliRunner.GOOD);
    CliRunner.Outcome mended = shell.run("lint", "--baseline", "b.json", ".");
    assertTrue(mended.err().contains("findings of the baseline are gone"), mended.err());
  }

  @Test
  void wrongBaselinesAreRefused() throws IOException {
    shell.write("agent.yaml", CliRunner.GOOD);
    shell.write("other.json", "{\"findings\": []}");
    shell.write("newer.json", "{\"rollcallBaseline\": 2}");
    shell.write("text.json", "no baseline");
    for (List<String> row :
        List.of(
            List.of("missing.json", "missing.json: cannot be read: no such file"),
            List.of("other.json", "other.json: no baseline"),
            List.of("text.json", "text.json: no baseline"),
            List.of("newer.json", "newer.json: a baseline of another version"))) {
      CliRunner.Outcome outcome = shell.run("lint", "--baseline", row.get(0), "agent.yaml");
      assertEquals(2, outcome.code());
      assertTrue(outcome.err().contains(row.get(1)), outcome.err());
    }
    assertEquals(2, shell.run("lint", "--write-baseline", "agent.yaml").code());
  }

  @Test
  void changedSinceShowsFindingsOfChangedFilesOnly() throws IOException, InterruptedException {
    assumeTrue(git("--version") == 0, "git is not here");
    shell.write("k8s/old.yaml", CliRunner.BAD);
    shell.write("k8s/changed.yaml", CliRunner.GOOD.replace("name: node-", "name: other-"));
    git("init", "-q", ".");
    git("add", "-A");
    git("-c", "user.email=a@example.org", "-c", "user.name=a", "commit", "-qm", "before");
    CliRunner.Outcome none = shell.run("lint", "--changed-since", "HEAD", ".");
    assertEquals(0, none.code(), none.out());
    shell.write("k8s/changed.yaml", CliRunner.BAD.replace("name: node-", "name: other-"));
    shell.write("k8s/ü new.yaml", CliRunner.BAD.replace("name: node-", "name: third-"));
    String out = shell.run("lint", "--changed-since", "HEAD", ".").out();
    assertTrue(out.contains("k8s/changed.yaml:9:17"), out);
    assertTrue(out.contains("the same at k8s/ü new.yaml:9"), out);
    assertTrue(!out.contains("k8s/old.yaml:9:17"), out);
    shell.write("k8s/changed.yaml", CliRunner.GOOD.replace("name: node-", "name: other-"));
    Files.delete(directory.resolve("k8s/ü new.yaml"));
    CliRunner.Outcome hidden = shell.run("lint", "--changed-since", "HEAD", ".");
    assertEquals(0, hidden.code(), hidden.out());
    assertTrue(
        hidden.err().contains("1 finding hidden: as at HEAD, in files that did not change"),
        hidden.err());
    for (String revision : List.of("nowhere", "--upload-pack=x")) {
      CliRunner.Outcome wrong = shell.run("lint", "--changed-since=" + revision, ".");
      assertEquals(2, wrong.code(), revision);
      assertTrue(
          wrong.err().startsWith("rollcall: --changed-since \"" + revision + "\": "), wrong.err());
    }
  }

  private int git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("git", "-C", directory.toString()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
