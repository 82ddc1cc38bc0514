package dev.rollcall.config;

import dev.rollcall.text.Glob;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlSequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads how charts and kustomizations are rendered: one map for all, or a list of maps by path. */
public final class RenderSettingsReader {

  /** The keys of an entry. */
  public static final List<String> KEYS =
      List.of(
          "paths",
          "enabled",
          "values",
          "eachValues",
          "set",
          "namespace",
          "releaseName",
          "enableHelm");

  private final ConfigFieldReader entries;
  private final Path directory;

  /**
   * Creates a reader.
   *
   * @param directory what files of values are relative to
   */
  RenderSettingsReader(ConfigFieldReader entries, Path directory) {
    this.entries = entries;
    this.directory = directory;
  }

  List<RenderSettings> read(FieldCursor field) {
    List<RenderSettings> all = new ArrayList<>();
    boolean list = field.node() instanceof YamlSequence;
    for (FieldCursor item : list ? field.items() : List.of(field)) {
      if (entries.isMap(item, KEYS)) {
        all.add(entry(item));
      }
    }
    return all;
  }

  private RenderSettings entry(FieldCursor map) {
    List<String> values = new ArrayList<>();
    for (String file : entries.texts(map.get("values"))) {
      values.add(directory.resolve(file).toString());
    }
    return new RenderSettings(
        globs(map.get("paths")),
        entries.bool(map.get("enabled")),
        values,
        globs(map.get("eachValues")),
        entries.texts(map.get("set")),
        entries.text(map.get("namespace")),
        entries.text(map.get("releaseName")),
        entries.bool(map.get("enableHelm")));
  }

  private List<Glob> globs(FieldCursor list) {
    List<Glob> globs = new ArrayList<>();
    entries.texts(list).forEach(text -> globs.add(Glob.path(text)));
    return globs;
  }
}
