package dev.rollcall.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps what programs may use apart from what only other packages of rollcall need. */
final class PublicApiTest {

  /** The packages whose public types programs may use; docs/library.md names the same. */
  private static final List<String> API =
      List.of(
          "config",
          "diagnostic",
          "engine",
          "engine.change",
          "engine.fix",
          "engine.input",
          "engine.reading",
          "engine.ruleset",
          "model",
          "placement",
          "placement.controller",
          "placement.lifecycle",
          "report.lint",
          "rollout",
          "rule",
          "rules",
          "schemas",
          "source");

  /** The packages and types that programs begin with, whose methods name types of the API only. */
  private static final List<String> FACADE =
      List.of(
          "diagnostic.",
          "engine.Rollcall",
          "engine.RunRequest",
          "rules.BuiltInRules",
          "schemas.",
          "source.");

  /** Types that Java, Maven or a test of another package calls. */
  private static final List<String> CALLED =
      List.of("dev.rollcall.cli.", "dev.rollcall.maven.", "dev.rollcall.page.RuleIndex");

  /** The modules that are built later, so that only their sources say what they need. */
  private static final List<String> LATER =
      List.of("../lsp/src/main", "../cli/src/main", "../maven-plugin/src/main");

  private static boolean isApi(JavaClass type) {
    return API.contains(shortName(type.getPackageName()));
  }

  private static String shortName(String packageName) {
    return packageName.replace("dev.rollcall.", "");
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicApiTest::isVisible).orElse(true);
  }

  @Test
  void thePageNamesThePackages() throws IOException {
    TreeSet<String> named = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("../docs/library.md"))) {
      if (line.startsWith("| `dev.rollcall.")) {
        named.add(line.substring("| `dev.rollcall.".length(), line.indexOf('`', 3)));
      }
    }
    assertEquals(new TreeSet<>(API), named);
  }

  @Test
  void theFacadeNamesNothingElse() {
    TreeSet<String> others = new TreeSet<>();
    for (JavaClass type : ProgramClasses.ALL) {
      boolean facade = FACADE.stream().anyMatch(shortName(type.getName())::startsWith);
      if (!facade || !isVisible(type)) {
        continue;
      }
      for (JavaMember member : type.getMembers()) {
        if (member.getModifiers().contains(JavaModifier.PUBLIC)) {
          for (JavaClass used : member.getAllInvolvedRawTypes()) {
            if (used.getPackageName().startsWith("dev.rollcall") && !isApi(used)) {
              others.add(shortName(type.getName()) + " names " + shortName(used.getName()));
            }
          }
        }
      }
    }
    assertEquals("", String.join("\n", others));
  }

  /** What is no part of the API is public only where another package needs it. */
  @Test
  void nothingElseIsPublicWithoutNeed() throws IOException {
    Set<String> imported = importedLater();
    TreeSet<String> needless = new TreeSet<>();
    for (JavaClass type : ProgramClasses.ALL) {
      boolean nested = type.getEnclosingClass().isPresent();
      boolean called = CALLED.stream().anyMatch(type.getName()::startsWith);
      boolean used = imported.contains(type.getName()) || isUsedElsewhere(type);
      if (!nested && !called && isVisible(type) && !isApi(type) && !used) {
        needless.add(type.getName());
      }
    }
    assertEquals("", String.join("\n", needless));
  }

  private static Set<String> importedLater() throws IOException {
    Set<String> imported = new HashSet<>();
    for (String sources : LATER) {
      try (Stream<Path> files = Files.walk(Path.of(sources))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          for (String line : Files.readAllLines(file)) {
            if (line.startsWith("import dev.rollcall.")) {
              imported.add(line.substring("import ".length(), line.length() - 1));
            }
          }
        }
      }
    }
    assertTrue(imported.size() > 100, "the later modules import classes: " + imported.size());
    return imported;
  }

  private static boolean isUsedElsewhere(JavaClass type) {
    for (Dependency use : type.getDirectDependenciesToSelf()) {
      if (!use.getOriginClass().getPackageName().equals(type.getPackageName())) {
        return true;
      }
    }
    return false;
  }
}
