package dev.rollcall.cli;

import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of a commit in the making, judged with the rest of the directory in view. */
final class StagedFiles {

  private StagedFiles() {}

  /** Returns the names of the inputs that staged paths stand for, be it by a link. */
  static Set<String> names(List<String> paths, Inputs inputs, CommandContext terminal)
      throws IOException {
    Set<Path> staged = new HashSet<>();
    for (String path : paths) {
      Path file = terminal.workingDirectory().resolve(path);
      if (Files.exists(file)) {
        staged.add(file.toRealPath());
      }
    }
    Set<String> names = new HashSet<>();
    for (Input input : inputs.files()) {
      if (input.path() != null && staged.contains(input.path().toRealPath())) {
        names.add(input.name());
      }
    }
    return names;
  }
}
