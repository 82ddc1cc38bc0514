package dev.rollcall.cli;

import dev.rollcall.cel.LibraryVersion;
import dev.rollcall.config.Config;
import dev.rollcall.engine.admission.PolicyListing;
import dev.rollcall.engine.admission.PolicyTestFolder;
import dev.rollcall.engine.admission.PolicyTests;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.IoErrors;
import dev.rollcall.engine.reading.PolicyObjects;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.policy.ExpressionTable;
import dev.rollcall.policy.PolicyCheck;
import dev.rollcall.report.policy.PolicyListReporter;
import dev.rollcall.report.policy.PolicyTestReporter;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Works on validating admission policies: tests and lists them, evaluates their expressions. */
final class PolicyCommand implements Command {

  private static final String TEST = "test";
  private static final String LIST = "list";
  private static final String EVAL = "eval";
  private static final List<String> ACTIONS = List.of(TEST, LIST, EVAL);
  private static final OutputFormat.Choice FORMAT =
      OutputFormat.Choice.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.JUNIT);
  private static final Option.Value VERSION =
      new Option.Value(
          RunOptions.KUBERNETES_VERSION, "VERSION", "The Kubernetes whose libraries there are.");

  private record Options(
      String action, OutputFormat format, KubernetesVersion version, List<String> paths) {

    static Options of(Arguments arguments) throws UsageException {
      RunOptions.refuseRange(arguments, "policy");
      String action = arguments.parameter(0);
      if (!ACTIONS.contains(action)) {
        throw UsageException.noneOf("ACTION", action, ACTIONS);
      }
      OutputFormat format = FORMAT.in(arguments);
      OutputFormat other = action.equals(TEST) ? OutputFormat.JSON : OutputFormat.JUNIT;
      if (format == other) {
        throw new UsageException("policy " + action + " writes no " + format.id());
      }
      return new Options(
          action,
          format,
          RunOptions.request(arguments)
              .settings(SchemaCatalog.bundled(), Config.RunConfig.SILENT)
              .version(),
          arguments.paths(1));
    }
  }

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public String summary() {
    return "Test and list admission policies, evaluate their expressions as the API server does.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.at(0, "ACTION", "What to do: test, list, eval."));
    syntax.add(
        Parameter.from(
            1,
            "PATH",
            "Policies; for test with good*.yaml and bad*.yaml beside them; for eval a file with a"
                + " JSON object a line: id, expr, vars, variables; - for standard input."));
    syntax.add(FORMAT.option());
    Option.describe(syntax, VERSION);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample("rollcall policy test policies", "tries policies on what lies beside"),
        new UsageExample("rollcall policy list policies", "says what binds which policy where"),
        new UsageExample(
            "rollcall policy eval expressions.jsonl", "evaluates each expression of the file"));
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    return switch (options.action()) {
      case TEST -> test(options, terminal);
      case LIST -> list(options, terminal);
      default -> eval(options, terminal);
    };
  }

  private static Inputs find(Options options, CommandContext terminal) throws UsageException {
    Inputs inputs = new InputFinder(terminal.workingDirectory()).find(options.paths());
    if (!inputs.unreadable().isEmpty()) {
      throw new UsageException(inputs.unreadable().get(0).name() + ": cannot be read");
    }
    return inputs;
  }

  private static FileInputSource sources(Options options, CommandContext terminal) {
    return new FileInputSource(terminal.in(), LintSettings.of(options.version()).mostBytes());
  }

  private static ExitCode test(Options options, CommandContext terminal) throws UsageException {
    PolicyTests tests =
        new PolicyTests(SchemaCatalog.bundled(), options.version(), sources(options, terminal));
    List<PolicyTestFolder> folders = tests.run(find(options, terminal));
    if (folders.isEmpty()) {
      throw new UsageException(
          "no folder with good*.yaml or bad*.yaml in " + String.join(", ", options.paths()));
    }
    terminal
        .out()
        .print(
            options.format() == OutputFormat.JUNIT
                ? PolicyTestReporter.junit(folders)
                : PolicyTestReporter.text(folders));
    boolean failed = folders.stream().anyMatch(folder -> folder.failures() > 0);
    return failed ? ExitCode.FINDINGS : ExitCode.OK;
  }

  private static ExitCode list(Options options, CommandContext terminal) throws UsageException {
    FileInputSource sources = sources(options, terminal);
    YamlParser parser = new YamlParser(YamlLimits.DEFAULT);
    List<FieldCursor> objects = new ArrayList<>();
    for (Input input : find(options, terminal).files()) {
      objects.addAll(PolicyObjects.of(input, sources, parser));
    }
    PolicyCheck check = new PolicyCheck(SchemaCatalog.bundled().types(options.version()));
    PolicyListing listing = PolicyListing.of(objects, check);
    terminal
        .out()
        .print(
            options.format() == OutputFormat.JSON
                ? PolicyListReporter.json(listing)
                : PolicyListReporter.text(listing, terminal.width()));
    return ExitCode.OK;
  }

  /** A line that cannot be read is told, and does not keep the others from their answers. */
  private static ExitCode eval(Options options, CommandContext terminal) throws UsageException {
    ExpressionTable table = new ExpressionTable(new LibraryVersion(options.version().minor()));
    String file = options.paths().get(0);
    boolean unreadable = false;
    int number = 0;
    for (String line : read(file, terminal).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        unreadable |= !answer(table, line, file + ":" + number, terminal);
      }
    }
    return unreadable ? ExitCode.USAGE : ExitCode.OK;
  }

  private static String read(String file, CommandContext terminal) throws UsageException {
    try {
      byte[] bytes =
          file.equals("-")
              ? terminal.in().readAllBytes()
              : Files.readAllBytes(terminal.workingDirectory().resolve(file));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + IoErrors.describe(e));
    }
  }

  /** Returns whether a line could be read. */
  private static boolean answer(
      ExpressionTable table, String line, String place, CommandContext terminal) {
    try {
      terminal.out().println(table.answer(line));
      return true;
    } catch (IllegalArgumentException e) {
      terminal.err().println("rollcall: " + place + ": " + e.getMessage());
      return false;
    }
  }
}
