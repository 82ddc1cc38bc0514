package dev.rollcall.engine;

import dev.rollcall.config.Config;
import dev.rollcall.config.RulePolicy;
import dev.rollcall.engine.admission.PolicyReview;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.PolicyObjects;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.text.UnixPath;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds and reads the files of admission policies. */
public final class AdmissionPolicyInputs {

  private AdmissionPolicyInputs() {}

  /**
   * Returns settings with the policies that a request and the configuration name.
   *
   * @throws IllegalArgumentException if a path does not exist or holds no file
   */
  public static LintSettings configured(
      LintSettings settings, RunRequest request, Config.RunConfig run, Path directory) {
    List<String> paths = new ArrayList<>(request.policies());
    run.policies().forEach(path -> paths.add(shown(path, directory)));
    return paths.isEmpty()
        ? settings
        : settings.withAdmissionPolicies(find(new InputFinder(directory), paths));
  }

  /** Returns a configured path as the user knows it, where it is below the directory of the run. */
  private static String shown(String path, Path directory) {
    Path below = directory.toAbsolutePath().normalize();
    Path absolute = below.resolve(path).normalize();
    return absolute.startsWith(below) && !absolute.equals(below)
        ? UnixPath.relative(below, absolute)
        : path;
  }

  /**
   * Returns what asks the policies of settings about states.
   *
   * @param configured what the configuration says of rules for a file
   */
  public static PolicyReview review(
      LintSettings settings,
      SchemaCatalog catalog,
      InputSource sources,
      Function<String, RulePolicy> configured) {
    return new PolicyReview(named(settings, sources), catalog, settings.version(), configured);
  }

  /** Returns the objects of the files that settings name. */
  static List<FieldCursor> named(LintSettings settings, InputSource sources) {
    List<FieldCursor> objects = new ArrayList<>(0);
    YamlParser parser = new YamlParser(settings.limits().yaml());
    for (Input input : settings.admission()) {
      objects.addAll(PolicyObjects.of(input, sources, parser));
    }
    return objects;
  }

  /**
   * Returns the files of paths.
   *
   * @throws IllegalArgumentException if a path does not exist or holds no file
   */
  private static List<Input> find(InputFinder finder, List<String> paths) {
    Inputs inputs = finder.find(paths);
    if (!inputs.unreadable().isEmpty()) {
      throw new IllegalArgumentException(
          "--policy: " + inputs.unreadable().get(0).name() + ": cannot be read");
    }
    if (inputs.files().isEmpty()) {
      throw new IllegalArgumentException(
          "--policy: no file that ends in .yaml, .yml or .json in " + String.join(", ", paths));
    }
    return inputs.files();
  }
}
