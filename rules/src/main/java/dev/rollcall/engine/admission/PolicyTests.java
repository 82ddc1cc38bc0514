package dev.rollcall.engine.admission;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.PolicyObjects;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlError;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tries policies on the objects beside them: files that begin with {@code good} hold what they are
 * to accept, with {@code bad} what they are to refuse, with {@code old} what an object of the same
 * name replaces; {@code good-delete} and {@code bad-delete} hold what is deleted. All others hold
 * policies and what belongs to them.
 */
public final class PolicyTests {

  private final SchemaCatalog catalog;
  private final KubernetesVersion version;
  private final InputSource sources;
  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  /** Creates the tests for a version of Kubernetes. */
  public PolicyTests(SchemaCatalog catalog, KubernetesVersion version, InputSource sources) {
    this.catalog = catalog;
    this.version = version;
    this.sources = sources;
  }

  /** Runs the tests of all folders that hold some, in the order of their names. */
  public List<PolicyTestFolder> run(Inputs inputs) {
    Map<String, List<Input>> folders = new TreeMap<>();
    for (Input input : inputs.files()) {
      int slash = input.name().lastIndexOf('/');
      String folder = slash < 0 ? "." : input.name().substring(0, slash);
      folders.computeIfAbsent(folder, any -> new ArrayList<>()).add(input);
    }
    List<PolicyTestFolder> results = new ArrayList<>();
    folders.forEach(
        (name, files) -> {
          if (files.stream().anyMatch(file -> isNamed(file, "good") || isNamed(file, "bad"))) {
            results.add(run(name, files));
          }
        });
    return results;
  }

  private static boolean isNamed(Input input, String start) {
    return input.name().substring(input.name().lastIndexOf('/') + 1).startsWith(start);
  }

  private PolicyTestFolder run(String name, List<Input> files) {
    PolicyTestRun run = new PolicyTestRun(catalog.types(version));
    for (Input file : files) {
      boolean accepted = isNamed(file, "good");
      boolean refused = isNamed(file, "bad");
      boolean old = isNamed(file, "old");
      boolean deleted = isNamed(file, "good-delete") || isNamed(file, "bad-delete");
      addProblems(file, run);
      for (FieldCursor object : PolicyObjects.of(file, sources, parser)) {
        if (accepted || refused) {
          run.expect(object, accepted, deleted);
        } else if (old) {
          run.replaces(object);
        } else {
          run.add(object);
        }
      }
    }
    return new PolicyTestFolder(name, run.cases(), run.untested());
  }

  private void addProblems(Input file, PolicyTestRun run) {
    try {
      for (YamlError problem : parser.parse(sources.read(file)).problems()) {
        String position = PolicyTestCase.position(file.name(), problem.span().line());
        run.unreadable(position, problem.message());
      }
    } catch (FileInputSource.UnreadableException e) {
      run.unreadable(PolicyTestCase.position(file.name(), 1), String.valueOf(e.getMessage()));
    }
  }
}
