package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The bill of materials and the licences in the distribution are those of what is in its jars. */
final class SbomIT {

  private static final Path HOME = Path.of(System.getProperty("rollcall.distribution"));
  private static final Path SBOM = HOME.resolve("rollcall.cdx.json");
  private static final Path LIST = Path.of("../packaging/third-party.txt");
  private static final Set<String> ALLOWED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT");

  private static JsonNode sbom() {
    boolean offline = System.getProperty("rollcall.offline", "").endsWith("true");
    assumeFalse(offline, "the plugin writes none when offline");
    return new ObjectMapper().readTree(text(SBOM));
  }

  @Test
  void namesEveryJarWithItsChecksum() throws IOException {
    JsonNode sbom = sbom();
    assertEquals("CycloneDX", sbom.get("bomFormat").asString());
    assertEquals("rollcall-cli", sbom.get("metadata").get("component").get("name").asString());
    Map<String, Path> jars = jars();
    Set<String> named = new TreeSet<>();
    for (JsonNode component : sbom().get("components")) {
      String jar = jar(component);
      named.add(jar);
      for (JsonNode hash : component.get("hashes")) {
        if (hash.get("alg").asString().equals("SHA-256")) {
          assertEquals(Sha256.of(jars.get(jar)), hash.get("content").asString(), jar);
        }
      }
      assertTrue(component.get("hashes").size() > 0, jar);
    }
    Set<String> listed =
        new TreeSet<>(Set.of("rollcall-lsp", "rollcall-rules", "rollcall-schemas"));
    Set<String> ours = new TreeSet<>();
    named.stream()
        .filter(jar -> jar.startsWith("rollcall-"))
        .forEach(jar -> ours.add(jar.substring(0, jar.lastIndexOf('-'))));
    assertEquals(listed, ours);
    named.removeIf(jar -> jar.startsWith("rollcall-"));
    assertEquals(third().keySet(), named);
  }

  @Test
  void differsInNothingFromBuildToBuild() {
    String text = sbom().toString();
    assertTrue(!text.contains("serialNumber") && !text.contains("\"timestamp\""), "both change");
  }

  /** What the poms of the components say is what the list says that was looked at. */
  @Test
  void everyLicenceIsAllowed() throws IOException {
    Map<String, String> third = third();
    for (JsonNode component : sbom().get("components")) {
      Set<String> licences = new TreeSet<>();
      for (JsonNode licence : component.get("licenses")) {
        licences.add(idOf(licence.get("license")));
      }
      String expected = third.getOrDefault(jar(component), "Apache-2.0");
      assertEquals(Set.of(expected), licences, jar(component));
      assertTrue(ALLOWED.containsAll(licences), jar(component) + ": " + licences);
    }
  }

  /**
   * The pom of re2j names its licence and not the id of it, and those of lsp4j name one of the two
   * to choose from.
   */
  private static String idOf(JsonNode licence) {
    JsonNode id = licence.get("id");
    String text = (id == null ? licence.get("name") : id).asString();
    return Set.of("Go License", "EPL-2.0").contains(text) ? "BSD-3-Clause" : text;
  }

  /** Licences that are not our own come with the copy. */
  @Test
  void theLicencesAreThere() throws IOException {
    String index = text(HOME.resolve("licences/README.txt"));
    for (Map.Entry<String, String> entry : third().entrySet()) {
      String name = entry.getKey().replaceFirst("\\.jar$", "");
      Path folder = HOME.resolve("licences").resolve(name);
      int dash = name.lastIndexOf('-');
      assertTrue(
          index.contains(name.substring(0, dash) + " " + name.substring(dash + 1) + ", "), index);
      assertTrue(entry.getValue().equals("Apache-2.0") || Files.isDirectory(folder), name);
    }
    assertTrue(text(HOME.resolve("LICENSE")).contains("Apache License"));
    assertTrue(text(HOME.resolve("licences/slf4j-api-2.0.20/LICENSE.txt")).contains("QOS.ch"));
  }

  /** No class without a component that it comes from, and none of a component left out. */
  @Test
  void everyClassComesFromAComponent() throws IOException {
    Set<String> shaded = classes(HOME.resolve("lib/rollcall.jar"));
    Set<String> served = classes(HOME.resolve("lib/rollcall-lsp.jar"));
    assertTrue(served.stream().noneMatch(shaded::contains), "no class is in both jars");
    assertTrue(shaded.stream().noneMatch(name -> name.contains("lsp4j")), "other runs need none");
    shaded.addAll(served);
    Map<String, Path> jars = jars();
    Set<String> known = new TreeSet<>();
    for (JsonNode component : sbom().get("components")) {
      Path jar = jars.get(jar(component));
      Set<String> classes =
          jar == null ? Set.of() : Files.isDirectory(jar) ? Set.of() : classes(jar);
      Set<String> missing = new TreeSet<>(classes);
      missing.removeAll(shaded);
      assertEquals(Set.of(), missing, "of " + jar);
      known.addAll(classes);
    }
    Set<String> unknown = new TreeSet<>(shaded);
    unknown.removeAll(known);
    unknown.removeIf(name -> name.startsWith("dev/rollcall/"));
    assertEquals(Set.of(), unknown);
  }

  private static Set<String> classes(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Set<String> classes = new TreeSet<>();
      for (var entry : Collections.list(zip.entries())) {
        if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
          classes.add(entry.getName());
        }
      }
      return classes;
    }
  }

  private static String jar(JsonNode component) {
    return component.get("name").asString() + "-" + component.get("version").asString() + ".jar";
  }

  /** The jars of the class path by their names; our own modules lie where they were built. */
  private static Map<String, Path> jars() throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      jars.put(Path.of(entry).getFileName().toString(), Path.of(entry));
    }
    for (String module : List.of("schemas", "rules", "lsp")) {
      try (Stream<Path> built = Files.list(Path.of("..", module, "target"))) {
        built
            .filter(file -> file.toString().endsWith(".jar"))
            .forEach(file -> jars.put(file.getFileName().toString(), file));
      }
    }
    return jars;
  }

  /** The list that the build checks: jars and their licences. */
  private static Map<String, String> third() throws IOException {
    Map<String, String> third = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ");
        String artifact = words[0].substring(words[0].indexOf(':') + 1);
        third.put(artifact + "-" + words[1] + ".jar", words[2]);
      }
    }
    return third;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
