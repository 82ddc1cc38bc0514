package dev.rollcall.engine;

import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import java.util.List;

/** Finds the files of admission policies. */
final class AdmissionPolicyInputs {

  private AdmissionPolicyInputs() {}

  /**
   * Returns the files of paths.
   *
   * @throws IllegalArgumentException if a path does not exist or holds no file
   */
  static List<Input> find(InputFinder finder, List<String> paths) {
    Inputs inputs = finder.find(paths);
    if (!inputs.unreadable().isEmpty()) {
      throw new IllegalArgumentException(
          "--policy: " + inputs.unreadable().get(0).name() + ": cannot be read");
    }
    if (inputs.files().isEmpty()) {
      throw new IllegalArgumentException(
          "--policy: no file that ends in .yaml, .yml or .json in " + String.join(", ", paths));
    }
    return inputs.files();
  }
}
