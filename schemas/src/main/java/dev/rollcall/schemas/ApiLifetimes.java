package dev.rollcall.schemas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which apiVersion served which kind in which minors, from 1.8 on. Safe for use by several threads.
 */
public final class ApiLifetimes {

  /** How an apiVersion and a kind stand in a version. */
  public enum ServingStatus {
    /** The version serves it. */
    SERVED,
    /** A later version serves it. */
    NOT_YET,
    /** An earlier version served it. */
    REMOVED,
    /** The kind is known, but no version ever served it under that apiVersion. */
    NEVER,
    /** The kind is none of Kubernetes' own, or none that this catalogue knows. */
    UNKNOWN_KIND
  }

  private final String text;
  private final Map<String, List<ServedApi>> read = new ConcurrentHashMap<>();
  // Found when first asked for, by whichever thread: all find the same.
  private @Nullable Set<String> groups;

  ApiLifetimes(String text) {
    this.text = text;
  }

  /** The kinds that this catalogue knows, sorted. */
  public SortedSet<String> kinds() {
    SortedSet<String> kinds = new TreeSet<>();
    LifetimeParser lines = new LifetimeParser(text, 0);
    while (lines.next()) {
      kinds.add(lines.kind());
    }
    return kinds;
  }

  /** Whether this catalogue knows a kind of an API group. */
  public boolean hasGroup(String group) {
    Set<String> known = groups;
    if (known == null) {
      known = findGroups();
      groups = known;
    }
    return known.contains(group);
  }

  private Set<String> findGroups() {
    Set<String> found = new HashSet<>();
    LifetimeParser lines = new LifetimeParser(text, 0);
    while (lines.next()) {
      found.add(new ApiName(lines.apiVersion(), lines.kind()).group());
    }
    return Set.copyOf(found);
  }

  /** Whether this catalogue knows a kind. */
  public boolean hasKind(String kind) {
    return !of(kind).isEmpty();
  }

  /**
   * The apiVersions that a kind was ever served under, the oldest first; empty if the kind is not
   * known.
   */
  public List<ServedApi> of(String kind) {
    List<ServedApi> known = read.get(kind);
    if (known == null) {
      known = List.copyOf(read(kind));
      read.put(kind, known);
    }
    return known;
  }

  private List<ServedApi> read(String kind) {
    List<ServedApi> found = new ArrayList<>();
    int before = text.indexOf("\n".concat(kind).concat(" "));
    if (before < 0) {
      return found;
    }
    LifetimeParser lines = new LifetimeParser(text, before + 1);
    while (lines.next() && lines.kind().equals(kind)) {
      found.add(lines.api());
    }
    return found;
  }

  /** The entry of an apiVersion and a kind; empty if no version ever served it. */
  public Optional<ServedApi> find(String apiVersion, String kind) {
    for (ServedApi api : of(kind)) {
      if (api.name().apiVersion().equals(apiVersion)) {
        return Optional.of(api);
      }
    }
    return Optional.empty();
  }

  /** How an apiVersion and a kind stand in a version. */
  public ServingStatus standing(String apiVersion, String kind, KubernetesVersion version) {
    if (of(kind).isEmpty()) {
      return ServingStatus.UNKNOWN_KIND;
    }
    Optional<ServedApi> api = find(apiVersion, kind);
    if (api.isEmpty()) {
      return ServingStatus.NEVER;
    }
    MinorRange served = api.get().served();
    if (served.contains(version)) {
      return ServingStatus.SERVED;
    }
    return served.isAfter(version) ? ServingStatus.NOT_YET : ServingStatus.REMOVED;
  }

  /**
   * What to write for a version instead of an apiVersion that it does not serve, or that it warns
   * of: the replacement that Kubernetes names, or while that is not served yet, the best that is.
   *
   * @return empty if that version has nothing better
   */
  public Optional<ServedApi> replacement(
      String apiVersion, String kind, KubernetesVersion version) {
    Optional<ServedApi> from = find(apiVersion, kind);
    if (from.isPresent() && from.get().migration().to() != null) {
      ApiName to = from.get().migration().to();
      Optional<ServedApi> named = find(to.apiVersion(), to.kind());
      if (named.isPresent() && named.get().served().contains(version)) {
        return named;
      }
    }
    return preferred(kind, version).filter(api -> !api.name().apiVersion().equals(apiVersion));
  }

  /**
   * The best apiVersion of a kind that a version serves, the one that is not on its way out; empty
   * if it serves none.
   */
  public Optional<ServedApi> preferred(String kind, KubernetesVersion version) {
    Optional<ServedApi> best = Optional.empty();
    for (ServedApi api : of(kind)) {
      if (api.served().contains(version)
          && (best.isEmpty() || isBetter(api, best.get(), version))) {
        best = Optional.of(api);
      }
    }
    return best;
  }

  /**
   * Later entries are newer, so what is off by default or deprecated is all that can make them
   * worse.
   */
  private static boolean isBetter(ServedApi api, ServedApi best, KubernetesVersion version) {
    if (api.onByDefault() != best.onByDefault()) {
      return api.onByDefault();
    }
    return !api.isDeprecatedIn(version) || best.isDeprecatedIn(version);
  }
}
