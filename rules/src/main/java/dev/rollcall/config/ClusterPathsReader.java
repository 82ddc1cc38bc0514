package dev.rollcall.config;

import dev.rollcall.text.Glob;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads which files are for which cluster: a list of names and paths, or a map of paths by name.
 */
final class ClusterPathsReader {

  private final ConfigFieldReader entries;

  ClusterPathsReader(ConfigFieldReader entries) {
    this.entries = entries;
  }

  List<ClusterPaths> read(FieldCursor field) {
    List<ClusterPaths> clusters = new ArrayList<>();
    if (field.node() instanceof YamlMapping) {
      for (FieldCursor entry : field.entries()) {
        clusters.add(new ClusterPaths(entry.name(), globs(entry)));
      }
      return clusters;
    }
    for (FieldCursor item : entries.list(field)) {
      if (!entries.isMap(item, ClusterPaths.KEYS)) {
        continue;
      }
      String name = entries.text(item.get("name"));
      List<Glob> paths = globs(item.get("paths"));
      if (name == null || paths.isEmpty()) {
        entries.problem(item, "a cluster has a name and paths");
      } else {
        clusters.add(new ClusterPaths(name, paths));
      }
    }
    return clusters;
  }

  private List<Glob> globs(FieldCursor list) {
    List<Glob> globs = new ArrayList<>();
    entries.texts(list).forEach(text -> globs.add(Glob.path(text)));
    return globs;
  }
}
