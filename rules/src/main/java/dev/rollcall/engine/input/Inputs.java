package dev.rollcall.engine.input;

import dev.rollcall.engine.execution.InputError;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that paths stand for, in the order of their names, and the paths that stand for none.
 *
 * @param roots the directories that were walked
 * @param excluded what is left out, by the configuration or because it is a link
 */
public record Inputs(
    List<Input> files, List<InputError> unreadable, List<Path> roots, List<SkippedInput> excluded) {

  public Inputs {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
    roots = List.copyOf(roots);
    excluded = List.copyOf(excluded);
  }

  public Inputs(List<Input> files, List<InputError> unreadable) {
    this(files, unreadable, List.of(), List.of());
  }

  public Inputs with(List<InputError> others) {
    return new Inputs(files, others, roots, excluded);
  }
}
