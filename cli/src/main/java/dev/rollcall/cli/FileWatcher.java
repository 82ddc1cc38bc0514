package dev.rollcall.cli;

import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.text.Plural;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Waits for manifests and configurations to change. */
final class FileWatcher {

  private static final int POLL_MILLIS = 300;

  private final CommandContext terminal;
  private final List<String> paths;
  private Map<String, String> seen;

  FileWatcher(CommandContext terminal, List<String> paths) {
    this.terminal = terminal;
    this.paths = List.copyOf(paths);
    this.seen = look();
  }

  /** Says what is watched. */
  void announce() {
    int files = Math.max(0, seen.size() - 1);
    terminal.printError(
        "watching "
            + Plural.count(files, "file")
            + " of "
            + String.join(", ", paths)
            + " and the configuration; Ctrl-C ends it");
  }

  /** Returns once something has changed, false where the wait is interrupted. */
  boolean await() {
    while (true) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      Map<String, String> now = look();
      if (!now.equals(seen)) {
        seen = now;
        return true;
      }
    }
  }

  private Map<String, String> look() {
    Map<String, String> state = new TreeMap<>();
    Inputs inputs = new InputFinder(terminal.workingDirectory()).find(paths);
    inputs.unreadable().forEach(unreadable -> state.put(unreadable.name(), unreadable.message()));
    for (Input input : inputs.files()) {
      if (input.path() != null) {
        add(state, input.name(), input.path());
      }
    }
    Path configuration = terminal.workingDirectory().resolve(".rollcall.yaml");
    add(state, configuration.toString(), configuration);
    return state;
  }

  private static void add(Map<String, String> state, String name, Path path) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      state.put(name, attributes.lastModifiedTime() + " " + attributes.size());
    } catch (IOException e) {
      state.put(name, "gone"); // it comes back, or the next run says so
    }
  }
}
