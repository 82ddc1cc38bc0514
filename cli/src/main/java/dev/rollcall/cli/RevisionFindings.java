package dev.rollcall.cli;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.input.GitSnapshot;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.engine.suppression.Baseline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The findings of a revision, which tell what a change brought in files that it does not touch. */
final class RevisionFindings {

  private final Baseline before;
  private final Set<String> files;

  private RevisionFindings(Baseline before, Set<String> files) {
    this.before = before;
    this.files = files;
  }

  /**
   * Lints the paths as they were.
   *
   * @param revision a revision that git knows
   */
  static RevisionFindings of(
      String revision, List<String> paths, Rollcall.Run run, CommandContext terminal)
      throws IOException {
    InputFinder finder = new InputFinder(terminal.workingDirectory());
    List<GitSnapshot> open = new ArrayList<>();
    try {
      List<Input> inputs = new ArrayList<>();
      for (String path : paths) {
        try {
          GitSnapshot snapshot = GitSnapshot.open(revision, path, terminal.workingDirectory());
          open.add(snapshot);
          inputs.addAll(snapshot.inputsAs(path, finder).files());
        } catch (GitSnapshot.GitException e) {
          continue; // the path was not there then
        }
      }
      Set<String> names = new HashSet<>();
      inputs.forEach(input -> names.add(input.name()));
      List<Finding> found = run.lint(new Inputs(inputs, List.of())).findings();
      return new RevisionFindings(Baseline.of(found, UnaryOperator.identity()), names);
    } finally {
      for (GitSnapshot snapshot : open) {
        snapshot.close();
      }
    }
  }

  /** Returns the findings of a result that files of the revision did not have then. */
  Set<Finding> broughtBy(RunResult result) {
    Set<Finding> brought = new HashSet<>(before.apply(result, UnaryOperator.identity()).findings());
    brought.removeIf(finding -> !files.contains(finding.location().file().name()));
    return brought;
  }
}
