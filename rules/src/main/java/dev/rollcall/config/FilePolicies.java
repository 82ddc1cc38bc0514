package dev.rollcall.config;

import dev.rollcall.placement.nodegroup.ClusterAssignment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the configurations of a run say for each of its files. */
public final class FilePolicies {

  /** The policies of a run without configuration. */
  public static final FilePolicies NONE = new FilePolicies(Map.of(), List.of(), RulePolicy.NONE);

  /**
   * What holds for a file.
   *
   * @param path the file as the patterns of the configuration see it
   */
  public record Assignment(Config config, String path, RulePolicy policy) {}

  private final Map<String, Assignment> byFile;
  private final Set<Config> whole;
  private final RulePolicy run;

  private FilePolicies(Map<String, Assignment> byFile, List<Config> whole, RulePolicy run) {
    this.byFile = Collections.unmodifiableMap(byFile);
    Set<Config> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(whole);
    this.whole = all;
    this.run = run;
  }

  /** Returns what holds for a file, null if it has no configuration. */
  public @Nullable Assignment assignment(String file) {
    return byFile.get(file);
  }

  /** Returns what tells the clusters of files, null if no configuration does. */
  public @Nullable ClusterAssignment clusters() {
    return byFile.isEmpty() ? null : this::clustersOf;
  }

  private List<String> clustersOf(String file) {
    Assignment assignment = byFile.get(file);
    return assignment == null ? List.of() : assignment.config().clustersOf(assignment.path());
  }

  /** Returns what is said of rules for a file. */
  public RulePolicy of(String file) {
    Assignment assignment = byFile.get(file);
    return assignment == null ? RulePolicy.NONE : assignment.policy();
  }

  /** Returns what is said of rules that look at all files together. */
  public RulePolicy run() {
    return run;
  }

  /** Returns whether nothing is configured. */
  public boolean isEmpty() {
    return byFile.isEmpty() && run == RulePolicy.NONE;
  }

  /** Returns the configurations in play. */
  public List<Config> configs() {
    if (byFile.isEmpty()) {
      return List.of();
    }
    Set<Config> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Assignment assignment : byFile.values()) {
      seen.add(assignment.config());
    }
    List<Config> configs = new ArrayList<>(seen);
    configs.sort((a, b) -> a.file().compareTo(b.file()));
    return configs;
  }

  /** Returns whether the run looks at all that the configuration is for. */
  public boolean isFullyLinted(Config config) {
    return whole.contains(config);
  }

  /** Returns every policy that holds for some file. */
  public Set<RulePolicy> all() {
    Set<RulePolicy> all = new LinkedHashSet<>();
    all.add(run);
    byFile.values().forEach(assignment -> all.add(assignment.policy()));
    return all;
  }

  /** Gathers the policies of a run. */
  public static final class Builder {

    private final Map<String, Assignment> byFile = new HashMap<>();
    private final Map<Config, Map<String, RulePolicy>> cache = new IdentityHashMap<>();
    private final List<Config> whole = new ArrayList<>();

    /** Assigns a configuration to a file. */
    public void add(String file, Path path, Config config) {
      String relative = config.relative(path);
      RulePolicy policy = policy(config, relative);
      byFile.put(file, new Assignment(config, relative, policy));
    }

    /** Files that the same overlays hold for share a policy. */
    private RulePolicy policy(Config config, String path) {
      StringBuilder key = new StringBuilder();
      for (Overlay overlay : config.overlays()) {
        key.append(overlay.holdsFor(path) ? '1' : '0');
      }
      return cache
          .computeIfAbsent(config, any -> new HashMap<>())
          .computeIfAbsent(key.toString(), any -> RulePolicy.of(config, path));
    }

    /** Marks that the run looks at all that the configuration is for. */
    public void whole(Config config) {
      whole.add(config);
    }

    /**
     * Returns the policies.
     *
     * @param run the configuration for rules that look at all files together
     */
    public FilePolicies build(@Nullable Config run) {
      RulePolicy policy = run == null ? RulePolicy.NONE : policy(run, "");
      return new FilePolicies(byFile, whole, policy);
    }
  }
}
