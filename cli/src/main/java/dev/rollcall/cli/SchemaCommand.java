package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.engine.RunRequest;
import dev.rollcall.schemas.ApiName;
import dev.rollcall.schemas.JsonSchemaWriter;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the JSON schema of a kind, for editors. */
final class SchemaCommand implements Command {

  private static final Option.Value VERSION =
      new Option.Value(
          RunOptions.KUBERNETES_VERSION, "VERSION", "The Kubernetes that the schema is of.");

  private record Options(String kind, KubernetesVersion version) {

    static Options of(Arguments arguments) throws UsageException {
      RunOptions.refuseRange(arguments, "schema");
      RunRequest request = RunOptions.request(arguments);
      return new Options(
          arguments.singleParameter("KIND"),
          request.settings(SchemaCatalog.bundled(), Config.RunConfig.SILENT).version());
    }
  }

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public String summary() {
    return "Print the JSON schema of a kind, for editors.";
  }

  @Override
  public void describe(CommandSyntax syntax) {
    syntax.add(Parameter.all("KIND", "1", "A kind, such as DaemonSet or apps/v1/DaemonSet."));
    Option.describe(syntax, VERSION);
  }

  @Override
  public List<UsageExample> examples() {
    return List.of(
        new UsageExample(
            "rollcall schema DaemonSet --kubernetes-version 1.33 > daemonset.json",
            "writes the schema of apps/v1 DaemonSet"));
  }

  @Override
  public ExitCode run(Arguments arguments, CommandContext terminal) throws UsageException {
    Options options = Options.of(arguments);
    KubernetesVersion version = options.version();
    SchemaCatalog catalog = SchemaCatalog.bundled();
    ApiName name = find(options.kind(), catalog.types(version).kinds());
    terminal
        .out()
        .print(new JsonSchemaWriter(catalog, JsonSchemaWriter.Place.STANDARD).write(name, version));
    return ExitCode.OK;
  }

  private static ApiName find(String kind, List<ApiName> kinds) throws UsageException {
    String wanted = kind.toLowerCase(Locale.ROOT);
    List<String> known = new ArrayList<>();
    List<String> kindNames = new ArrayList<>();
    for (ApiName name : kinds) {
      String whole = name.apiVersion() + "/" + name.kind();
      if (name.kind().toLowerCase(Locale.ROOT).equals(wanted)
          || whole.toLowerCase(Locale.ROOT).equals(wanted)) {
        return name;
      }
      known.add(whole);
      kindNames.add(name.kind());
    }
    String near = Spelling.nearest(kind, kindNames);
    throw new UsageException(
        "no schema for \""
            + kind
            + "\": there is "
            + String.join(", ", known)
            + Spelling.question(near));
  }
}
