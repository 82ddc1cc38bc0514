package dev.rollcall.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.rollcall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the packages apart: each may use those named before it, and no library but its own. */
final class ArchitectureTest {

  /** The packages, lowest first; a package uses lower ones only. */
  private static final List<String> LAYERS =
      List.of(
          "schemas",
          "source",
          "diagnostic",
          "quantity",
          "yaml",
          "model",
          "admission",
          "placement",
          "schema",
          "rollout",
          "rule",
          "rules",
          "config",
          "engine",
          "page",
          "report",
          "cli");

  private static final ImportOption MAIN = location -> !location.contains("/test");

  private final JavaClasses classes =
      new ClassFileImporter().withImportOption(MAIN).importPackages("dev.rollcall");

  @Test
  void packagesUseLowerOnesOnly() {
    for (int i = 0; i < LAYERS.size(); i++) {
      String[] higher =
          LAYERS.subList(i + 1, LAYERS.size()).stream()
              .map(name -> "dev.rollcall." + name)
              .toArray(String[]::new);
      if (higher.length > 0) {
        noClasses()
            .that()
            .resideInAPackage("dev.rollcall." + LAYERS.get(i))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(higher)
            .allowEmptyShould(true)
            .check(classes);
      }
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.rollcall.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void theEngineDoesNotKnowTheRules() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.rollcall.engine",
            "dev.rollcall.report",
            "dev.rollcall.page",
            "dev.rollcall.config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.rollcall.rules")
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void rulesArePure() {
    noClasses()
        .that()
        .resideInAPackage("dev.rollcall.rules")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio..", "java.net..", "java.time..", "java.util.concurrent..")
        .check(classes);
    classes()
        .that()
        .implement(Rule.class)
        .and()
        .areNotInterfaces()
        .should(haveModifier(JavaModifier.FINAL))
        .check(classes);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .implement(Rule.class)
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .check(classes);
  }

  @Test
  void thereIsNoStaticState() {
    fields().that().areStatic().should().beFinal().check(classes);
  }

  @Test
  void oneClassEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.rollcall.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(classes);
  }

  @Test
  void librariesStayBehindTheirWalls() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.yaml..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml.snakeyaml..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.schema")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.networknt..", "tools.jackson..")
        .check(classes);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..")
        .check(classes);
  }

  /** No connection is opened, and no object is made of bytes that somebody sends. */
  @Test
  void nothingLeavesTheMachineAndNoObjectComesIn() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.net..",
            "javax.net..",
            "java.rmi..",
            "javax.naming..",
            "javax.script..",
            "java.nio.channels..",
            "java.beans..")
        .check(classes);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(ObjectInput|ObjectOutput|Externalizable|ObjectInputFilter).*")
        .check(classes);
  }

  @Test
  void namesSayWhatThingsAre() {
    for (String ending : List.of("Util", "Utils", "Helper", "Manager", "Impl")) {
      noClasses().should().haveSimpleNameEndingWith(ending).check(classes);
    }
  }
}
