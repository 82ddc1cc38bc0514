package dev.rollcall.lsp.analysis;

import dev.rollcall.config.ConfigException;
import dev.rollcall.config.ConfigProblem;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the files of a root are judged.
 *
 * @param apart the directories whose files are judged by themselves
 * @param run the settings resolved, or null if the configuration does not allow to judge anything
 * @param problems what is wrong with the configuration then
 * @param failure why nothing is judged, or an empty string if it is or the problems tell
 */
record Preparation(
    Set<Path> apart, Rollcall.@Nullable Run run, List<ConfigProblem> problems, String failure) {

  private static final int MAX_APART = 50;

  Preparation {
    problems = List.copyOf(problems);
  }

  /**
   * Prepares inputs. Directories whose configuration is broken, or is for another cluster or
   * version than that of the rest, are judged apart: one of them must not silence a workspace.
   */
  static Preparation of(SessionRoot root, Rollcall rollcall, Inputs found, RunRequest request) {
    Set<Path> apart = new TreeSet<>();
    Inputs inputs = found;
    try {
      while (true) {
        try {
          return new Preparation(apart, rollcall.prepare(inputs, request), List.of(), "");
        } catch (ConfigException e) {
          Path directory = directoryOf(e, root);
          if (!isBelow(directory, root) || apart.size() >= MAX_APART || !apart.add(directory)) {
            return new Preparation(apart, null, e.problems(), "");
          }
          inputs = without(inputs, directory);
        }
      }
    } catch (IllegalArgumentException e) {
      return new Preparation(apart, null, List.of(), String.valueOf(e.getMessage()));
    }
  }

  private static Path directoryOf(ConfigException e, SessionRoot root) {
    Path file = root.directory().resolve(e.problems().get(0).location().file().name());
    Path parent = DiskTexts.normal(file).getParent();
    return parent == null ? root.directory() : parent;
  }

  private static boolean isBelow(Path directory, SessionRoot root) {
    return root.alone() == null && root.holds(directory) && !directory.equals(root.directory());
  }

  private static Inputs without(Inputs inputs, Path directory) {
    List<Input> kept = new ArrayList<>();
    for (Input input : inputs.files()) {
      if (input.path() == null || !DiskTexts.normal(input.path()).startsWith(directory)) {
        kept.add(input);
      }
    }
    return new Inputs(kept, inputs.unreadable(), inputs.roots(), inputs.excluded());
  }

  /** Returns the names of the files by their paths. */
  Map<Path, String> names() {
    Map<Path, String> names = new HashMap<>();
    if (run != null) {
      for (Input input : run.inputs().files()) {
        if (input.path() != null) {
          names.put(DiskTexts.normal(input.path()), input.name());
        }
      }
    }
    return names;
  }

  /** Returns the files and directories that are read in addition to the inputs. */
  List<Path> additional() {
    return run == null ? List.of() : run.additionalInputs();
  }
}
