package dev.rollcall.engine.admission;

import java.util.List;

/**
 * A folder with policies and objects to try them on.
 *
 * @param name the path as it was given or found
 * @param cases the objects, in the order of the files
 * @param untested the validations that refuse none of the objects
 */
public record PolicyTestFolder(String name, List<PolicyTestCase> cases, List<String> untested) {

  public PolicyTestFolder {
    cases = List.copyOf(cases);
    untested = List.copyOf(untested);
  }

  /** Returns the number of cases that are not as expected. */
  public int failures() {
    int failures = 0;
    for (PolicyTestCase one : cases) {
      failures += one.failure() == null ? 0 : 1;
    }
    return failures;
  }
}
