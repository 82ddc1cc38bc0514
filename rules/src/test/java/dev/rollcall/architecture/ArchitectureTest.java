package dev.rollcall.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.rollcall.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the packages apart: each may use those named before it, and no library but its own. */
final class ArchitectureTest {

  /** The packages, lowest first; a package uses lower ones only. */
  private static final List<String> LAYERS =
      List.of(
          "schemas",
          "text",
          "source",
          "diagnostic",
          "quantity",
          "yaml",
          "model",
          "gitops",
          "apiserver..",
          "cel",
          "policy",
          "podadmission",
          "placement..",
          "schema",
          "rollout",
          "rule",
          "yaml.edit",
          "rules..",
          "config",
          "engine..",
          "page",
          "report..",
          "lsp.document",
          "lsp.analysis",
          "lsp.feature",
          "lsp",
          "cli");

  private static final JavaClasses CLASSES = ProgramClasses.ALL;

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
            .check(CLASSES);
      }
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.rollcall.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theEngineDoesNotKnowTheRules() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.rollcall.engine..",
            "dev.rollcall.report..",
            "dev.rollcall.page",
            "dev.rollcall.config")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.rollcall.rules..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void rulesArePure() {
    noClasses()
        .that()
        .resideInAPackage("dev.rollcall.rules..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..", "java.nio..", "java.net..", "java.time..", "java.util.concurrent..")
        .check(CLASSES);
    classes()
        .that()
        .implement(Rule.class)
        .and()
        .areNotInterfaces()
        .should(haveModifier(JavaModifier.FINAL))
        .check(CLASSES);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .implement(Rule.class)
        .should()
        .beStatic()
        .andShould()
        .beFinal()
        .check(CLASSES);
  }

  @Test
  void thereIsNoStaticState() {
    fields().that().areStatic().should().beFinal().check(CLASSES);
  }

  @Test
  void oneClassEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.rollcall.cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void librariesStayBehindTheirWalls() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.yaml..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.yaml.snakeyaml..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.schema")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.networknt..", "tools.jackson..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.cel")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.re2j..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.rollcall.lsp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.lsp4j..", "com.google.gson..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..")
        .check(CLASSES);
  }

  /**
   * No connection is opened, and no object is made of bytes that somebody sends. A URI only names
   * the files of an editor.
   */
  @Test
  void nothingLeavesTheMachineAndNoObjectComesIn() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.rollcall.lsp.document.FileUri")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.URI")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("java.net..").and(not(equivalentTo(java.net.URI.class))))
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.net..",
            "java.rmi..",
            "javax.naming..",
            "javax.script..",
            "java.nio.channels..",
            "java.beans..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(ObjectInput|ObjectOutput|Externalizable|ObjectInputFilter).*")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatThingsAre() {
    for (String ending : List.of("Util", "Utils", "Helper", "Manager", "Impl")) {
      noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
    }
  }
}
