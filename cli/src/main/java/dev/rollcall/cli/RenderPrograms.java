package dev.rollcall.cli;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.source.LineOrigins;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the programs that render, several at a time, and takes what they print as inputs. */
final class RenderPrograms implements AutoCloseable {

  /** What renders charts, for messages. */
  static final String HELM_TEMPLATE = "helm template";

  private final CommandContext terminal;
  private final Map<String, @Nullable Path> found = new HashMap<>();
  private final List<Call> pending = new ArrayList<>();
  private final List<Input> rendered = new ArrayList<>();
  private final List<InputError> failed = new ArrayList<>();
  private final List<Path> roots = new ArrayList<>();
  private final Map<String, SourceFile> texts = new HashMap<>();
  private @Nullable Path temporary;

  /**
   * A program to run over a directory.
   *
   * @param what what it does, for messages
   * @param name what its output is called
   * @param path the directory, as the user writes it
   * @param edit what becomes of the output
   */
  record Call(
      String what, String name, String path, List<String> command, UnaryOperator<String> edit) {

    Call {
      command = List.copyOf(command);
    }

    Call(String what, String name, String path, List<String> command) {
      this(what, name, path, command, UnaryOperator.identity());
    }
  }

  /** What a program printed, and the directory that it ran over. */
  record Output(SourceFile text, Path directory) {}

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
    pending.add(call);
  }

  /** What nobody can render was not looked at, however its files are read. */
  void missing(List<String> paths, String message) {
    String others =
        paths.size() == 1
            ? ""
            : "; the same holds for " + String.join(", ", paths.subList(1, paths.size()));
    failed.add(new InputError(paths.get(0), Span.START, message + others));
  }

  /** A name that looks like an option is none. */
  static String bare(String path) {
    return path.startsWith("-") ? "./" + path : path;
  }

  /** Returns a directory of its own below a temporary one, which goes at the end. */
  Path newDirectory() throws IOException {
    Path parent = temporary;
    if (parent == null) {
      parent = Files.createTempDirectory("rollcall-").toRealPath();
      temporary = parent;
    }
    return Files.createTempDirectory(parent, "");
  }

  /** Runs what was added since it last ran, and returns what that printed, in the same order. */
  List<Output> run() {
    List<Call> calls = List.copyOf(pending);
    pending.clear();
    List<ExternalProgram.Outcome> outcomes =
        calls.isEmpty()
            ? List.of()
            : calls.parallelStream()
                .map(call -> ExternalProgram.run(call.command(), terminal.workingDirectory()))
                .toList();
    List<Output> outputs = new ArrayList<>();
    Map<String, List<String>> causes = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      roots.add(terminal.workingDirectory().resolve(call.path()));
      String problem = outcomes.get(i).problem();
      if (problem == null) {
        outputs.add(take(call, outcomes.get(i).output()));
      } else {
        String message = call.what() + " failed: " + problem;
        causes.computeIfAbsent(message, cause -> new ArrayList<>()).add(call.name());
      }
    }
    causes.forEach(this::failed);
    return outputs;
  }

  /**
   * Returns the inputs with what was rendered, in the order of the calls.
   *
   * @param unseen what objects release that was not rendered, null if nobody looked for it
   */
  ManifestRenderer.Rendered result(Inputs others, @Nullable List<SkippedInput> unseen) {
    List<Input> files = new ArrayList<>(others.files());
    files.addAll(rendered);
    List<InputError> unreadable = new ArrayList<>(others.unreadable());
    unreadable.addAll(failed);
    List<Path> all = new ArrayList<>(others.roots());
    all.addAll(roots);
    Inputs inputs = new Inputs(files, unreadable, all, others.excluded());
    return new ManifestRenderer.Rendered(inputs, texts, unseen, failed.isEmpty());
  }

  /** Names what failed for one cause once, with those that failed for the same. */
  private void failed(String message, List<String> names) {
    String others =
        names.size() == 1 ? "" : "; so did " + String.join(", ", names.subList(1, names.size()));
    failed.add(new InputError(names.get(0), Span.START, message + others));
  }

  private Output take(Call call, String printed) {
    String output = call.edit().apply(printed);
    String chart = chartName(output);
    String text =
        chart == null
            ? output
            : output.replace("\n# Source: " + chart + "/", "\n# Source: " + prefix(call.path()));
    Path directory = terminal.workingDirectory().resolve(call.path());
    SourceFile plain = new SourceFile(call.name(), text);
    Path base = terminal.workingDirectory();
    LineOrigins origins =
        call.what().equals(HELM_TEMPLATE)
            ? new HelmOrigins(plain, base)
            : new KustomizeOrigins(plain, directory, base);
    SourceFile source = new SourceFile(call.name(), text, origins);
    texts.put(call.name(), source);
    rendered.add(new Input(call.name(), directory));
    return new Output(source, directory);
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

  /** Removes what was written for the programs. */
  @Override
  public void close() {
    Path written = temporary;
    if (written == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(written)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return; // the system clears the directory of temporary files
    }
  }
}
