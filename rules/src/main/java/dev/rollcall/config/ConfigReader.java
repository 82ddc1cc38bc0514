package dev.rollcall.config;

import dev.rollcall.rule.Profile;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Location;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.source.Span;
import dev.rollcall.text.Glob;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlError;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file; unknown keys and values are problems, never ignored. */
public final class ConfigReader {

  /** The keys of the file. */
  public static final List<String> KEYS =
      List.of(
          "kubernetesVersion",
          "profile",
          "cluster",
          "clusters",
          "complete",
          "failOn",
          "schemas",
          "policies",
          "limits",
          "baseline",
          "exclude",
          "render",
          "rules",
          "overlays",
          "ignores");

  private static final List<String> OVERLAY_KEYS = List.of("paths", "profile", "rules");
  private static final List<String> IGNORE_KEYS =
      List.of("rules", "kind", "name", "namespace", "path", "reason", "until");

  private final Map<String, RuleInfo> rules = new TreeMap<>();
  private final ConfigFieldReader entries = new ConfigFieldReader();
  private final RuleSettingReader settings = new RuleSettingReader(entries, rules);

  /**
   * Creates a reader for one file.
   *
   * @param rules all rules that there are
   */
  public ConfigReader(Collection<RuleInfo> rules) {
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
  }

  /**
   * Reads a file.
   *
   * @param directory what its paths are relative to
   */
  public Config read(SourceFile file, Path directory) throws ConfigException {
    FieldCursor root = parse(file);
    entries.isMap(root, KEYS);
    Config config =
        new Config(
            file,
            directory,
            run(root, directory),
            new ClusterPathsReader(entries).read(root.get("clusters")),
            globs(root.get("exclude")),
            new RenderSettingsReader(entries, directory).read(root.get("render")),
            overlay(root),
            overlays(root.get("overlays")),
            ignores(root.get("ignores")));
    if (!entries.problems().isEmpty()) {
      throw new ConfigException(sorted(entries.problems()));
    }
    return config;
  }

  private static FieldCursor parse(SourceFile file) throws ConfigException {
    YamlFile parsed = new YamlParser(YamlLimits.DEFAULT).parse(file);
    if (!parsed.problems().isEmpty()) {
      YamlError first = parsed.problems().get(0);
      throw new ConfigException(
          List.of(new ConfigProblem(new Location(file, first.span()), first.message())));
    }
    if (parsed.documents().size() > 1) {
      Span second = parsed.documents().get(1).span();
      throw new ConfigException(
          List.of(
              new ConfigProblem(
                  new Location(file, second), "a second document; a configuration has one")));
    }
    YamlNode root = parsed.documents().isEmpty() ? null : parsed.documents().get(0).root();
    if (root == null) {
      root = new YamlMapping(List.of(), false, Span.START);
    }
    SourceObject origin = new SourceObject(file, ObjectId.UNKNOWN);
    return new FieldCursor(FieldLocation.root(origin, root.head(), root.span()), root);
  }

  private static List<ConfigProblem> sorted(List<ConfigProblem> problems) {
    List<ConfigProblem> sorted = new ArrayList<>(problems);
    sorted.sort((a, b) -> a.location().compareTo(b.location()));
    return sorted;
  }

  private Config.RunConfig run(FieldCursor root, Path directory) {
    return new Config.RunConfig(
        version(root.get("kubernetesVersion")),
        cluster(root.get("cluster"), directory),
        entries.bool(root.get("complete")),
        failOn(root.get("failOn")),
        schemas(root.get("schemas"), directory),
        new LimitsReader(entries).read(root.get("limits")),
        file(root.get("baseline"), directory),
        schemas(root.get("policies"), directory).stream().map(Path::toString).toList());
  }

  private @Nullable Path file(FieldCursor field, Path directory) {
    String text = entries.text(field);
    return text == null ? null : directory.resolve(text);
  }

  private List<Path> schemas(FieldCursor list, Path directory) {
    List<Path> paths = new ArrayList<>();
    for (FieldCursor item : entries.list(list)) {
      String text = entries.text(item);
      if (text != null) {
        paths.add(directory.resolve(text));
      }
    }
    return paths;
  }

  /** A path is relative to the configuration, not to where somebody calls rollcall. */
  private @Nullable String cluster(FieldCursor field, Path directory) {
    String text = entries.text(field);
    boolean path = text != null && (text.indexOf('/') >= 0 || text.indexOf('.') >= 0);
    return path ? directory.resolve(text).toString() : text;
  }

  private @Nullable KubernetesVersion version(FieldCursor field) {
    String text = entries.text(field);
    if (text == null) {
      return null;
    }
    try {
      return KubernetesVersion.parse(text);
    } catch (IllegalArgumentException e) {
      entries.problem(field, "kubernetesVersion: " + e.getMessage());
      return null;
    }
  }

  private Config.@Nullable FailOn failOn(FieldCursor field) {
    String text = entries.text(field);
    if (text == null) {
      return null;
    }
    Config.FailOn found = Config.FailOn.of(text);
    if (found == null) {
      entries.problem(field, ConfigFieldReader.unknown("level", text, Config.FailOn.WORDS));
    }
    return found;
  }

  private @Nullable Profile profile(FieldCursor field) {
    String text = entries.text(field);
    if (text == null) {
      return null;
    }
    Profile found = Profile.of(text);
    if (found == null) {
      entries.problem(
          field, ConfigFieldReader.unknown("profile", text, List.of("default", "strict")));
    }
    return found;
  }

  private Overlay overlay(FieldCursor map) {
    return new Overlay(
        globs(map.get("paths")),
        profile(map.get("profile")),
        settings.read(map.get("rules")),
        map.place().location());
  }

  private List<Overlay> overlays(FieldCursor list) {
    List<Overlay> overlays = new ArrayList<>();
    for (FieldCursor item : entries.list(list)) {
      if (entries.isMap(item, OVERLAY_KEYS)) {
        Overlay overlay = overlay(item);
        if (overlay.paths().isEmpty()) {
          entries.problem(item, "an overlay without paths; what holds for all goes to the top");
        }
        overlays.add(overlay);
      } else if (!(item.node() instanceof YamlMapping)) {
        entries.problem(item, "an overlay is a map with paths and rules");
      }
    }
    return overlays;
  }

  private List<Glob> globs(FieldCursor list) {
    List<Glob> globs = new ArrayList<>();
    entries.texts(list).forEach(text -> globs.add(Glob.path(text)));
    return globs;
  }

  private List<Glob> names(FieldCursor list) {
    List<Glob> globs = new ArrayList<>();
    entries.texts(list).forEach(text -> globs.add(Glob.name(text)));
    return globs;
  }

  private List<IgnoreEntry> ignores(FieldCursor list) {
    List<IgnoreEntry> ignores = new ArrayList<>();
    for (FieldCursor item : entries.list(list)) {
      if (entries.isMap(item, IGNORE_KEYS)) {
        ignores.add(ignore(item));
      } else if (!(item.node() instanceof YamlMapping)) {
        entries.problem(item, "an ignore is a map with rules and a reason");
      }
    }
    return ignores;
  }

  private IgnoreEntry ignore(FieldCursor item) {
    List<IgnoreEntry.Named> named = new ArrayList<>();
    for (FieldCursor rule : entries.list(item.get("rules"))) {
      String id = entries.text(rule);
      int slash = id == null || !id.startsWith("policy-") ? -1 : id.indexOf('/');
      String policy = slash < 0 ? "" : id.substring(slash);
      RuleInfo info = id == null ? null : rules.get(slash < 0 ? id : id.substring(0, slash));
      if (info != null && info.ignorable()) {
        named.add(new IgnoreEntry.Named(info.id() + policy, rule.place().location()));
      } else if (info != null) {
        entries.problem(rule, "\"" + id + "\" cannot be ignored; switch it off under rules");
      } else if (id != null) {
        entries.problem(rule, ConfigFieldReader.unknown("rule", id, rules.keySet()));
      }
    }
    if (!item.get("rules").isPresent()) {
      entries.problem(item, "an ignore without rules; name them: rules: [some-rule]");
    }
    String reason = entries.text(item.get("reason"));
    return new IgnoreEntry(
        named,
        names(item.get("kind")),
        names(item.get("name")),
        names(item.get("namespace")),
        globs(item.get("path")),
        reason == null ? "" : reason.strip(),
        day(item.get("until")),
        item.place().location());
  }

  private @Nullable LocalDate day(FieldCursor field) {
    String text = entries.text(field);
    LocalDate day = text == null ? null : IsoDate.parse(text);
    if (text != null && day == null) {
      entries.problem(field, "\"" + text + "\" is not a date; write it as 2027-01-31");
    }
    return day;
  }
}
