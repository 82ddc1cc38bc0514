package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is used of others has a reason in the docs, and is the very jar that was looked at. */
@Tag("slow")
final class DependenciesTest {

  private static final List<String> POMS =
      List.of(
          "pom.xml",
          "schemas/pom.xml",
          "rules/pom.xml",
          "lsp/pom.xml",
          "cli/pom.xml",
          "maven-plugin/pom.xml");
  private static final Path ROOT = Path.of("..");
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<*]+)</artifactId>");
  private static final Pattern SHIPPED =
      Pattern.compile("\\| `([^`]+:[^`]+)` \\|.*\\| ([^|]+) \\|");

  @TempDir private Path directory;

  @Test
  void everyDependencyHasAReason() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/dependencies.md"));
    Set<String> without = new TreeSet<>();
    Set<String> used = new TreeSet<>();
    for (String pom : POMS) {
      Matcher matcher = ARTIFACT.matcher(Files.readString(ROOT.resolve(pom)));
      while (matcher.find()) {
        used.add(matcher.group(1));
      }
    }
    for (String artifact : used) {
      boolean ours = artifact.equals("rollcall") || artifact.startsWith("rollcall-");
      boolean named = page.contains(":" + artifact + "`") || page.contains("`" + artifact + "`");
      if (!ours && !named) {
        without.add(artifact);
      }
    }
    assertEquals(Set.of(), without, "not in docs/dependencies.md");
  }

  @Test
  void whatIsShippedIsWhatTheTableSays() throws IOException {
    Set<String> shipped = new TreeSet<>();
    for (String line : Files.readAllLines(ROOT.resolve("packaging/third-party.txt"))) {
      String[] words = line.split(" ");
      if (!line.startsWith("#")) {
        shipped.add(words[0] + " " + words[2]);
      }
    }
    String page = Files.readString(ROOT.resolve("docs/dependencies.md"));
    Matcher row = SHIPPED.matcher(page.substring(0, page.indexOf("Tests and the build")));
    Set<String> told = new TreeSet<>();
    while (row.find()) {
      told.add(row.group(1) + " " + row.group(2));
    }
    assertEquals(shipped, told);
  }

  @Test
  void onlyTheJarsThatWereLookedAtAreShaded() throws IOException, InterruptedException {
    Path good = jar("good-1.0.jar");
    String sum = "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9";
    Path changed = jar("changed-1.0.jar");
    Path added = jar("added-1.0.jar");
    String classPath = String.join(File.pathSeparator, good + "", changed + "", added + "");
    String output =
        check(
            1,
            classPath,
            "g:good 1.0 WTFPL " + Sha256.of(good),
            "g:changed 1.0 MIT " + sum,
            "g:gone 1.0 MIT " + sum);
    assertTrue(output.contains("changed-1.0.jar is not the jar that was reviewed"), output);
    assertTrue(output.contains("its SHA-256 is " + Sha256.of(changed)), output);
    assertTrue(output.contains("added-1.0.jar is not in"), output);
    assertTrue(output.contains("gone-1.0.jar is in"), output);
    assertTrue(output.contains("the licence WTFPL of g:good is none of Apache-2.0"), output);
    assertTrue(Files.notExists(directory.resolve("licences")), "nothing is kept of those");
    check(0, good.toString(), "g:good 1.0 MIT " + Sha256.of(good));
    assertEquals("MIT", Files.readString(directory.resolve("licences/good-1.0/LICENSE")));
  }

  private Path jar(String name) throws IOException {
    Path jar = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/LICENSE"));
      zip.write("MIT".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return jar;
  }

  private String check(int code, String classPath, String... list)
      throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("list.txt"), List.of(list));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ROOT.resolve("dev-tools/ThirdParty.java").toString(),
                "check",
                file.toString(),
                directory.resolve("licences").toString(),
                classPath)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(code, process.waitFor(), output);
    return output;
  }
}
