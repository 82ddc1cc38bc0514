package dev.rollcall.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of the program, which take a while to import and are imported once for all tests. */
final class ProgramClasses {

  private static final ImportOption MAIN = location -> !location.contains("/test");

  static final JavaClasses ALL =
      new ClassFileImporter().withImportOption(MAIN).importPackages("dev.rollcall");

  private ProgramClasses() {}
}
