package dev.rollcall.cli;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the programs that render, several at a time, and takes what they print as inputs. */
final class RenderPrograms {

  private final CommandContext terminal;
  private final Map<String, @Nullable Path> found = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Input> rendered = new ArrayList<>();
  private final List<InputError> failed = new ArrayList<>();
  private final List<Path> roots = new ArrayList<>();
  private final Map<String, SourceFile> texts = new HashMap<>();

  /**
   * A program to run over a directory.
   *
   * @param what what it does, for messages
   * @param name what its output is called
   * @param path the directory, as the user writes it
   */
  record Call(String what, String name, String path, List<String> command) {

    Call {
      command = List.copyOf(command);
    }
  }

  RenderPrograms(CommandContext terminal) {
    this.terminal = terminal;
  }

  /** Finds a program on the PATH, null if it is not there. */
  @Nullable Path find(String name) {
    if (!found.containsKey(name)) {
      found.put(name, ExternalProgram.find(name, terminal));
    }
    return found.get(name);
  }

  void add(Call call) {
    calls.add(call);
  }

  /** What nobody can render was not looked at, however its files are read. */
  void missing(String path, String message) {
    failed.add(new InputError(path, Span.START, message));
  }

  /** A name that looks like an option is none. */
  static String bare(String path) {
    return path.startsWith("-") ? "./" + path : path;
  }

  /** Runs all; returns the inputs with what was rendered, in the order of the calls. */
  ManifestRenderer.Rendered run(Inputs others) {
    if (calls.isEmpty() && failed.isEmpty()) {
      return new ManifestRenderer.Rendered(others, Map.of());
    }
    List<ExternalProgram.Outcome> outcomes =
        calls.parallelStream()
            .map(call -> ExternalProgram.run(call.command(), terminal.workingDirectory()))
            .toList();
    Map<String, List<String>> causes = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      roots.add(terminal.workingDirectory().resolve(call.path()));
      String problem = outcomes.get(i).problem();
      if (problem == null) {
        take(call, outcomes.get(i).output());
      } else {
        String message = call.what() + " failed: " + problem;
        causes.computeIfAbsent(message, cause -> new ArrayList<>()).add(call.name());
      }
    }
    causes.forEach(this::failed);
    return new ManifestRenderer.Rendered(with(others), texts);
  }

  private Inputs with(Inputs others) {
    List<Input> files = new ArrayList<>(others.files());
    files.addAll(rendered);
    List<InputError> unreadable = new ArrayList<>(others.unreadable());
    unreadable.addAll(failed);
    List<Path> all = new ArrayList<>(others.roots());
    all.addAll(roots);
    return new Inputs(files, unreadable, all, others.excluded());
  }

  /** Names what failed for one cause once, with those that failed for the same. */
  private void failed(String message, List<String> names) {
    String others =
        names.size() == 1 ? "" : "; so did " + String.join(", ", names.subList(1, names.size()));
    failed.add(new InputError(names.get(0), Span.START, message + others));
  }

  private void take(Call call, String output) {
    String chart = chartName(output);
    String text =
        chart == null
            ? output
            : output.replace("\n# Source: " + chart + "/", "\n# Source: " + prefix(call.path()));
    texts.put(call.name(), new SourceFile(call.name(), text));
    rendered.add(new Input(call.name(), terminal.workingDirectory().resolve(call.path())));
  }

  private static String prefix(String path) {
    return path.equals(".") ? "" : path.endsWith("/") ? path : path + "/";
  }

  /** Helm names templates by the name of the chart, people by its directory. */
  private static @Nullable String chartName(String output) {
    String mark = "\n# Source: ";
    int at = output.indexOf(mark);
    int slash = at < 0 ? -1 : output.indexOf('/', at);
    int end = at < 0 ? -1 : output.indexOf('\n', at + 1);
    return slash < 0 || slash > end ? null : output.substring(at + mark.length(), slash);
  }
}
