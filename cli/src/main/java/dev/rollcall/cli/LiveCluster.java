package dev.rollcall.cli;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has the kubectl of the machine print the objects of a cluster. Nothing but {@code get} is run,
 * and each command is shown before it runs.
 */
final class LiveCluster {

  static final Option.Flag LIVE =
      new Option.Flag(
          "--live", "Read the objects of a cluster with kubectl get, beside those of the paths.");
  private static final Option.Value CONTEXT =
      new Option.Value("--context", "NAME", "The context of kubectl for " + LIVE.name() + ".");
  private static final Option.Value NAMESPACE = RenderOptions.NAMESPACE;

  /**
   * What to read of which cluster.
   *
   * @param wanted whether a cluster is read at all
   */
  record Options(boolean wanted, @Nullable String context, @Nullable String namespace) {

    static Options of(Arguments arguments) throws UsageException {
      Options options =
          new Options(LIVE.in(arguments), CONTEXT.in(arguments), NAMESPACE.in(arguments));
      if (!options.wanted() && options.context() != null) {
        String option = CONTEXT.name();
        throw new UsageException(option + " is for " + LIVE.name() + "; add it, or drop " + option);
      }
      return options;
    }
  }

  /** Why a list may be missing although the cluster answers. */
  private static final List<String> REFUSALS = List.of("Forbidden", "forbidden");

  /**
   * What is asked for.
   *
   * @param required whether there is no answer without it
   */
  private record Resource(String name, boolean namespaced, boolean required) {}

  private static final List<Resource> RESOURCES =
      List.of(
          new Resource("daemonsets.apps", true, true),
          new Resource("nodes", false, false),
          new Resource("pods", true, false),
          new Resource("limitranges", true, false),
          new Resource("priorityclasses.scheduling.k8s.io", false, false));

  private final CommandContext terminal;
  private final Options options;
  private final List<Input> inputs = new ArrayList<>();
  private final Map<String, SourceFile> texts = new HashMap<>();
  private final List<InputError> problems = new ArrayList<>();

  private LiveCluster(CommandContext terminal, Options options) {
    this.terminal = terminal;
    this.options = options;
  }

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, LIVE, CONTEXT);
  }

  /** Returns the inputs, those of a cluster among them if it is to be read. */
  static ManifestRenderer.Rendered with(
      ManifestRenderer.Rendered others, Options options, CommandContext terminal) {
    if (!options.wanted()) {
      return others;
    }
    LiveCluster cluster = new LiveCluster(terminal, options);
    cluster.read();
    return cluster.over(others);
  }

  private void read() {
    Path kubectl = ExternalProgram.find("kubectl", terminal);
    if (kubectl == null) {
      fail("kubectl is not on the PATH; install it, or name the files of a dump");
      return;
    }
    for (Resource resource : RESOURCES) {
      if (!read(kubectl, resource)) {
        return;
      }
    }
  }

  /** Returns whether it is worth to go on. */
  private boolean read(Path kubectl, Resource resource) {
    List<String> arguments = arguments(resource);
    String shown = "kubectl " + String.join(" ", arguments);
    terminal.printError("runs " + shown);
    terminal.err().flush();
    List<String> command = new ArrayList<>(List.of(kubectl.toString()));
    command.addAll(arguments);
    ExternalProgram.Outcome outcome = ExternalProgram.run(command, terminal.workingDirectory());
    String problem = outcome.problem();
    if (problem == null) {
      String name = "live/" + resource.name() + ".json";
      texts.put(name, new SourceFile(name, outcome.output()));
      inputs.add(new Input(name, null));
      return true;
    }
    boolean refused = REFUSALS.stream().anyMatch(problem::contains);
    if (resource.required() || !refused) {
      fail(shown + " failed: " + problem);
      return false;
    }
    terminal.printError(resource.name() + " are not read: " + problem);
    return true;
  }

  private List<String> arguments(Resource resource) {
    List<String> arguments = new ArrayList<>();
    if (options.context() != null) {
      arguments.add("--context=" + options.context());
    }
    arguments.add("get");
    arguments.add(resource.name());
    if (resource.namespaced()) {
      String namespace = options.namespace();
      arguments.add(namespace == null ? "--all-namespaces" : "--namespace=" + namespace);
    }
    arguments.add("--output=json");
    return arguments;
  }

  private void fail(String message) {
    problems.add(new InputError(LIVE.name(), Span.START, message));
  }

  private ManifestRenderer.Rendered over(ManifestRenderer.Rendered others) {
    List<Input> files = new ArrayList<>(inputs);
    files.addAll(others.inputs().files());
    List<InputError> unreadable = new ArrayList<>(problems);
    unreadable.addAll(others.inputs().unreadable());
    Map<String, SourceFile> all = new HashMap<>(others.texts());
    all.putAll(texts);
    Inputs merged =
        new Inputs(files, unreadable, others.inputs().roots(), others.inputs().excluded());
    return new ManifestRenderer.Rendered(merged, all, others.unseen(), others.complete());
  }
}
