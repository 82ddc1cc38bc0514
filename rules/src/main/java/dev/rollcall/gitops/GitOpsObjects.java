package dev.rollcall.gitops;

import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of GitOps tools in the texts of a run, and what they refer to. */
public final class GitOpsObjects {

  /** What the text of every file holds that has such an object; the rest is not parsed. */
  private static final List<String> MARKS =
      List.of("toolkit.fluxcd.io/", "argoproj.io/", "helm.cattle.io/", "helm.fluxcd.io/");

  private static final String MAP = "kind: ConfigMap";

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);
  private final Map<String, GitOpsObject> byName = new HashMap<>();

  /**
   * Reads a text.
   *
   * @param directory the directory of its file
   * @return the objects, and for a helmfile the whole of it
   */
  public List<GitOpsObject> add(SourceFile text, Path directory) {
    boolean helmfile = Helmfile.isNamed(text.name());
    if (!helmfile && !mayRelease(text) && !text.text().contains(MAP)) {
      return List.of();
    }
    List<GitOpsObject> found = new ArrayList<>();
    for (YamlDocument document : parser.parse(text).documents()) {
      if (document.root() instanceof YamlMapping mapping) {
        add(ModelReader.open(text, mapping, ObjectId.UNKNOWN), text, directory, found);
      }
    }
    return found;
  }

  /** Returns whether a text may hold objects that release something. */
  public static boolean mayRelease(SourceFile text) {
    return MARKS.stream().anyMatch(text.text()::contains);
  }

  private void add(FieldCursor object, SourceFile text, Path directory, List<GitOpsObject> found) {
    if (object.get("kind").stringOrEmpty().equals("List")) {
      for (FieldCursor item : object.get("items").items()) {
        if (item.node() instanceof YamlMapping mapping) {
          add(ModelReader.open(text, mapping, ObjectId.UNKNOWN), text, directory, found);
        }
      }
      return;
    }
    GitOpsObject one = new GitOpsObject(object, text.name(), directory);
    byName.put(key(one.kind(), one.id().namespace(), one.id().name()), one);
    found.add(one);
  }

  /** Returns an object of another, null if no text has it. */
  @Nullable GitOpsObject find(String kind, String namespace, String name) {
    GitOpsObject found = byName.get(key(kind, namespace, name));
    return found == null ? byName.get(key(kind, "", name)) : found;
  }

  private static String key(String kind, String namespace, String name) {
    return kind + " " + namespace + "/" + name;
  }
}
