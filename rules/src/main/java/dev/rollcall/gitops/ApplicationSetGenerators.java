package dev.rollcall.gitops;

import dev.rollcall.source.SourceFile;
import dev.rollcall.text.Glob;
import dev.rollcall.text.UnixPath;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the generators of ApplicationSets whose parameters stand in the repository: lists,
 * directories and files of git, and the product of two of these.
 */
final class ApplicationSetGenerators {

  private static final int MAX_DEPTH = 12;
  private static final int MOST = 500;

  private final LocalRepository repository;

  ApplicationSetGenerators(LocalRepository repository) {
    this.repository = repository;
  }

  /** Returns the parameters of each Application, or null if they are not all at hand. */
  @Nullable List<Map<String, String>> parameters(GitOpsObject object) {
    List<Map<String, String>> all = new ArrayList<>();
    for (FieldCursor generator : object.spec().get("generators").items()) {
      List<Map<String, String>> one = parameters(object, generator);
      if (one == null || all.size() + one.size() > MOST) {
        return null;
      }
      all.addAll(one);
    }
    return all;
  }

  private @Nullable List<Map<String, String>> parameters(
      GitOpsObject object, FieldCursor generator) {
    if (generator.get("selector").isPresent()) {
      return null;
    }
    FieldCursor elements = generator.path("list", "elements");
    if (elements.isPresent()) {
      List<Map<String, String>> all = new ArrayList<>();
      elements.items().forEach(element -> all.add(flattened(element.node())));
      return all;
    }
    FieldCursor git = generator.get("git");
    if (git.isPresent()) {
      return ofGit(object, git);
    }
    List<FieldCursor> factors = generator.path("matrix", "generators").items();
    return factors.size() == 2 ? product(object, factors) : null;
  }

  private @Nullable List<Map<String, String>> product(
      GitOpsObject object, List<FieldCursor> factors) {
    List<Map<String, String>> first = parameters(object, factors.get(0));
    List<Map<String, String>> second = parameters(object, factors.get(1));
    if (first == null || second == null || first.size() * second.size() > MOST) {
      return null;
    }
    List<Map<String, String>> all = new ArrayList<>();
    for (Map<String, String> one : first) {
      for (Map<String, String> other : second) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        all.add(both);
      }
    }
    return all;
  }

  private @Nullable List<Map<String, String>> ofGit(GitOpsObject object, FieldCursor git) {
    Path root = repository.find(git.get("repoURL").string(), "", object.directory());
    if (root == null) {
      return null;
    }
    List<Map<String, String>> all = new ArrayList<>();
    Predicate<String> directories = chosen(git.get("directories").items());
    Predicate<String> files = chosen(git.get("files").items());
    try (Stream<Path> found = Files.walk(root, MAX_DEPTH)) {
      for (Path path : found.sorted().toList()) {
        String name = UnixPath.relative(root, path);
        if (Files.isDirectory(path) ? directories.test(name) : files.test(name)) {
          Map<String, String> parameters = Files.isDirectory(path) ? new HashMap<>() : read(path);
          Path parent = Path.of(name).getParent();
          String directory = Files.isDirectory(path) || parent == null ? name : UnixPath.of(parent);
          parameters.putAll(ofPath(directory, name));
          all.add(parameters);
        }
      }
    } catch (IOException e) {
      return null; // what cannot be read is not known
    }
    return all;
  }

  private static Predicate<String> chosen(List<FieldCursor> items) {
    List<Glob> taken = new ArrayList<>();
    List<Glob> left = new ArrayList<>();
    for (FieldCursor item : items) {
      String pattern = item.get("path").stringOrEmpty();
      (item.get("exclude").isTrue() ? left : taken).add(Glob.path("/" + pattern));
    }
    return name -> matches(taken, name) && !matches(left, name);
  }

  /** A pattern is about the path itself, and not about what is below it. */
  private static boolean matches(List<Glob> globs, String name) {
    int slash = name.lastIndexOf('/');
    String parent = slash < 0 ? "" : name.substring(0, slash);
    for (Glob glob : globs) {
      if (glob.matchesPath(name) && (parent.isEmpty() || !glob.matchesPath(parent))) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, String> ofPath(String directory, String file) {
    String base = directory.substring(directory.lastIndexOf('/') + 1);
    Map<String, String> parameters = new HashMap<>();
    parameters.put("path", directory);
    parameters.put("path.path", directory);
    parameters.put("path.basename", base);
    parameters.put("path.basenameNormalized", base.replaceAll("[^a-z0-9-]", "-"));
    parameters.put("path.filename", file.substring(file.lastIndexOf('/') + 1));
    String[] segments = directory.split("/");
    for (int i = 0; i < segments.length; i++) {
      parameters.put("path[" + i + "]", segments[i]);
      parameters.put("path.segments[" + i + "]", segments[i]);
    }
    return parameters;
  }

  private static Map<String, String> read(Path file) throws IOException {
    SourceFile source = new SourceFile(file.toString(), Files.readString(file));
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(source).documents()) {
      if (document.root() != null) {
        return flattened(document.root());
      }
    }
    return new HashMap<>();
  }

  private static Map<String, String> flattened(@Nullable YamlNode node) {
    Map<String, String> into = new HashMap<>();
    if (node != null) {
      flatten("", node, into);
    }
    return into;
  }

  private static void flatten(String prefix, YamlNode node, Map<String, String> into) {
    if (node instanceof YamlMapping mapping) {
      for (YamlEntry entry : mapping.entries()) {
        String name = prefix.isEmpty() ? entry.name() : prefix + "." + entry.name();
        flatten(name, entry.value(), into);
      }
    } else if (node instanceof YamlScalar scalar && scalar.value() != null) {
      into.put(prefix, scalar.asText());
    }
  }
}
