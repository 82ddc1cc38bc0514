package dev.rollcall.engine.reading;

import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What a kustomization file says of the files around it.
 *
 * @param resources the files and directories that it takes objects from
 * @param components the directories whose changes it makes to all of its objects
 * @param patchFiles the files that it names as patches
 * @param targets the kinds and names, as {@code Kind/name}, of what its patches change
 * @param patches its patches, replacements and generators as far as they are at hand
 * @param labels the labels that it gives to objects and templates, by whether selectors get them
 * @param images what it makes of images, by their names
 * @param namespace the namespace that it gives to objects, null for none
 * @param namePrefix what it puts in front of the names of objects, mostly nothing
 * @param nameSuffix what it puts behind them
 */
record Kustomization(
    List<Path> resources,
    List<Path> components,
    Set<Path> patchFiles,
    Set<String> targets,
    List<KustomizeChange> patches,
    List<Labels> labels,
    List<ImageChange> images,
    @Nullable String namespace,
    String namePrefix,
    String nameSuffix) {

  /**
   * Labels that are given to objects.
   *
   * @param selectors whether selectors get them as well
   * @param templates whether templates of pods get them
   */
  record Labels(Map<String, String> pairs, boolean selectors, boolean templates) {

    /** Returns whether pods get some of them. */
    boolean reachPods() {
      return templates && !pairs.isEmpty();
    }
  }

  /** What becomes of an image of a name; null if a part stays as it is. */
  record ImageChange(
      String name, @Nullable String newName, @Nullable String newTag, @Nullable String digest) {}

  /** Reads a file of a directory. */
  static Kustomization read(Path directory, SourceFile source, YamlMapping mapping) {
    FieldCursor root = open(source, mapping);
    List<Path> resources = paths(directory, root, "resources");
    resources.addAll(paths(directory, root, "bases"));
    Set<Path> patchFiles = new HashSet<>(paths(directory, root, "patchesStrategicMerge"));
    Set<String> targets = new HashSet<>();
    for (String list : List.of("patches", "patchesJson6902")) {
      for (FieldCursor item : root.get(list).items()) {
        add(directory, item.get("path").string(), patchFiles);
        FieldCursor target = item.get("target");
        if (target.isPresent()) {
          targets.add(target(target.get("kind"), target.get("name")));
        }
      }
    }
    return new Kustomization(
        resources,
        paths(directory, root, "components"),
        patchFiles,
        targets,
        List.of(),
        labels(root),
        images(root),
        root.get("namespace").string(),
        root.get("namePrefix").stringOrEmpty(),
        root.get("nameSuffix").stringOrEmpty());
  }

  /** Returns a cursor at the root of a document. */
  static FieldCursor open(SourceFile source, YamlMapping mapping) {
    SourceObject origin = new SourceObject(source, new ObjectId("", "Kustomization", "", ""));
    return new FieldCursor(FieldLocation.root(origin, mapping.head(), mapping.span()), mapping);
  }

  /** Returns a kind and a name as patches are told what they change. */
  static String target(FieldCursor kind, FieldCursor name) {
    return kind.stringOrEmpty() + "/" + name.stringOrEmpty();
  }

  /**
   * Returns whether a patch changes an object.
   *
   * @param names the name that it has in its file, and the one that it has here
   */
  boolean patches(String kind, Set<String> names) {
    return targets.stream().anyMatch(target -> isOf(target, kind, names));
  }

  /** Returns whether an object is what a patch changes. */
  static boolean isOf(String target, String kind, Set<String> names) {
    int slash = target.indexOf('/');
    String name = target.substring(slash + 1);
    return isMeant(target.substring(0, slash), kind)
        && names.stream().anyMatch(each -> isMeant(name, each));
  }

  /** Kustomize takes what a target says for a regular expression of the whole name. */
  private static boolean isMeant(String wanted, String actual) {
    if (wanted.isEmpty() || wanted.equals(actual)) {
      return true;
    }
    try {
      return Pattern.matches(wanted, actual);
    } catch (PatternSyntaxException e) {
      return false; // kustomize refuses it
    }
  }

  /** Returns the same with its patches, and the objects that these are about. */
  Kustomization withPatches(List<KustomizeChange> read) {
    Set<String> all = new HashSet<>(targets);
    read.forEach(patch -> all.add(patch.target()));
    return new Kustomization(
        resources,
        components,
        patchFiles,
        all,
        List.copyOf(read),
        labels,
        images,
        namespace,
        namePrefix,
        nameSuffix);
  }

  private static List<Path> paths(Path directory, FieldCursor root, String list) {
    List<Path> paths = new ArrayList<>();
    for (FieldCursor item : root.get(list).items()) {
      add(directory, item.string(), paths);
    }
    return paths;
  }

  /** Adds a local path; what is fetched, and a patch that is written out, is none. */
  private static void add(Path directory, @Nullable String text, Collection<Path> into) {
    if (text == null || text.indexOf('\n') >= 0 || text.contains("://")) {
      return;
    }
    try {
      into.add(directory.resolve(text).normalize());
    } catch (InvalidPathException e) {
      return; // no file has such a name
    }
  }

  private static List<Labels> labels(FieldCursor root) {
    List<Labels> labels = new ArrayList<>();
    for (FieldCursor item : root.get("labels").items()) {
      boolean selectors = "true".equals(item.get("includeSelectors").source());
      boolean templates = "true".equals(item.get("includeTemplates").source());
      labels.add(new Labels(pairs(item.get("pairs")), selectors, selectors || templates));
    }
    labels.add(new Labels(pairs(root.get("commonLabels")), true, true));
    return labels;
  }

  private static Map<String, String> pairs(FieldCursor map) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (FieldCursor entry : map.entries()) {
      String value = entry.source();
      pairs.put(entry.name(), value == null ? "" : value);
    }
    return pairs;
  }

  private static List<ImageChange> images(FieldCursor root) {
    List<ImageChange> images = new ArrayList<>();
    for (FieldCursor item : root.get("images").items()) {
      String name = item.get("name").string();
      if (name != null) {
        images.add(
            new ImageChange(
                name,
                item.get("newName").string(),
                item.get("newTag").source(),
                item.get("digest").string()));
      }
    }
    return images;
  }
}
