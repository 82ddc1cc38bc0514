package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the hooks with the real framework, with a repository that holds them as their source. */
@Tag("slow")
final class PreCommitTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path directory;
  private Path repository;

  /** What a process came to. */
  private record Outcome(int code, String output) {}

  @BeforeEach
  void repositories() throws IOException, InterruptedException {
    assumeTrue(File.separatorChar == '/', "the launcher is a shell script");
    assumeTrue(isHere("pre-commit") && isHere("git"), "pre-commit or git is not here");
    Path source = Files.createDirectory(directory.resolve("source"));
    for (String name : List.of(".pre-commit-hooks.yaml", "rollcall", "cli/src/dist/bin/rollcall")) {
      Files.createDirectories(source.resolve(name).getParent());
      Files.copy(ROOT.resolve(name), source.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    String revision = commit(source);
    jar();
    repository = Files.createDirectory(directory.resolve("repository"));
    Files.writeString(
        repository.resolve(".pre-commit-config.yaml"),
        "repos:\n- repo: %s\n  rev: %s\n  hooks: [{id: rollcall}, {id: rollcall-fix}]\n"
            .formatted(source, revision));
    for (String name : List.of("one", "two", "three")) {
      String text = CliRunner.GOOD.replace("name: node-agent", "name: " + name);
      Files.writeString(repository.resolve(name + ".yaml"), text);
    }
    commit(repository);
  }

  private String commit(Path at) throws IOException, InterruptedException {
    run(at, "git", "init", "-q", ".");
    run(at, "git", "add", "-A");
    run(at, "git", "-c", "user.email=a@example.org", "-c", "user.name=a", "commit", "-qm", "a");
    return run(at, "git", "rev-parse", "HEAD").output().strip();
  }

  /** The launcher starts a jar; this one only points at the classes of the test. */
  private void jar() throws IOException {
    StringBuilder path = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.append(Path.of(entry).toUri()).append(' ');
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path.toString().strip());
    try (OutputStream out = Files.newOutputStream(directory.resolve("rollcall.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @Test
  void hooksPassOnGoodManifestsAndFailOnBadOnes() throws IOException, InterruptedException {
    Outcome good = run(repository, "pre-commit", "run", "--all-files", "--verbose", "rollcall");
    assertEquals(0, good.code(), good.output());
    assertTrue(
        good.output().contains("in 4 objects of 4 files"), "one run for all: " + good.output());
    Files.writeString(repository.resolve("two.yaml"), CliRunner.BAD);
    Outcome bad = run(repository, "pre-commit", "run", "--all-files", "rollcall");
    assertEquals(1, bad.code(), bad.output());
    assertTrue(bad.output().contains("two.yaml:9:17"), bad.output());
  }

  @Test
  void fixingHookChangesFilesAndFailsOnce() throws IOException, InterruptedException {
    Path file = repository.resolve("one.yaml");
    String old =
        Files.readString(file)
            .replace(
                "    spec:\n", "    spec:\n      nodeSelector: {beta.kubernetes.io/os: linux}\n");
    Files.writeString(file, old);
    Outcome first = run(repository, "pre-commit", "run", "--all-files", "rollcall-fix");
    assertEquals(1, first.code(), first.output());
    assertTrue(first.output().contains("files were modified by this hook"), first.output());
    assertEquals(old.replace("beta.", ""), Files.readString(file));
    Outcome second = run(repository, "pre-commit", "run", "--all-files", "rollcall-fix");
    assertEquals(0, second.code(), second.output());
  }

  @Test
  void hookJudgesWhatIsStagedWithTheRestInView() throws IOException, InterruptedException {
    String nodes =
        "apiVersion: v1\nkind: Node\nmetadata: {name: w-1, labels: {kubernetes.io/hostname: w-1,"
            + " disk: ssd}}\n";
    String picky =
        CliRunner.GOOD
            .replace("name: node-agent", "name: picky")
            .replace("    spec:\n", "    spec:\n      nodeSelector: {disk: ssd}\n");
    Files.writeString(repository.resolve("nodes.yaml"), nodes);
    Files.writeString(repository.resolve("picky.yaml"), picky);
    Files.writeString(repository.resolve("old.yaml"), CliRunner.BAD);
    Files.writeString(repository.resolve("values.yaml"), "image: x\n");
    commit(repository);
    Files.writeString(repository.resolve("values.yaml"), "image: y\n");
    run(repository, "git", "add", "values.yaml");
    Outcome nothing = run(repository, "pre-commit", "run", "rollcall");
    assertEquals(0, nothing.code(), nothing.output());
    assertTrue(nothing.output().contains("nothing was judged"), nothing.output());
    Files.writeString(repository.resolve("nodes.yaml"), nodes.replace("ssd", "nvme"));
    run(repository, "git", "add", "nodes.yaml");
    Outcome broken = run(repository, "pre-commit", "run", "rollcall");
    assertEquals(1, broken.code(), broken.output());
    assertTrue(broken.output().contains("picky.yaml:"), "where it points: " + broken.output());
    assertTrue(!broken.output().contains("old.yaml:"), "was there before: " + broken.output());
    assertTrue(broken.output().contains("hidden: as at HEAD"), broken.output());
  }

  private boolean isHere(String program) throws InterruptedException {
    try {
      return run(directory, program, "--version").code() == 0;
    } catch (IOException e) {
      return false; // it cannot be started
    }
  }

  private Outcome run(Path at, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(at.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PRE_COMMIT_HOME", directory.resolve("home").toString());
    builder.environment().put("ROLLCALL_JAR", directory.resolve("rollcall.jar").toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }
}
