package dev.rollcall.engine.reading;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.source.Location;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes objects of a cluster that a dump holds more than once for one: collectors write each into
 * the list of its kind and into a file of its own. A server tells objects apart by their uid, and
 * orders the states of one by its resourceVersion.
 */
final class RepeatedObjects {

  private final Map<String, Manifest> kept = new HashMap<>();
  private final Set<Manifest> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
  private final SameContent same = new SameContent();

  private RepeatedObjects() {}

  /** Returns files in which each object of a cluster stands once, in its newest state. */
  public static List<ManifestFile> merged(List<ManifestFile> files) {
    RepeatedObjects repeated = new RepeatedObjects();
    for (ManifestFile file : files) {
      file.manifests().forEach(repeated::add);
    }
    if (repeated.dropped.isEmpty()) {
      return files;
    }
    List<ManifestFile> merged = new ArrayList<>();
    files.forEach(file -> merged.add(repeated.without(file)));
    return merged;
  }

  private void add(Manifest manifest) {
    String key = key(manifest);
    Manifest other = key.isEmpty() ? null : kept.putIfAbsent(key, manifest);
    if (other == null) {
      return;
    }
    if (manifest.meta().uid().isEmpty() && !same.holds(manifest, other)) {
      return;
    }
    if (isNewer(manifest, other)) {
      kept.put(key, manifest);
      dropped.add(other);
    } else {
      dropped.add(manifest);
    }
  }

  /** Returns what two texts of one object have in common; empty if the object is of no cluster. */
  private static String key(Manifest manifest) {
    String kind = manifest.origin().object().kind();
    boolean observed = isObserved(manifest);
    // A manifest may have a uid, too; a server prints more of what it sets.
    if (!manifest.meta().uid().isEmpty()
        && (observed || !manifest.meta().resourceVersion().isEmpty())) {
      return kind + " " + manifest.meta().uid();
    }
    return observed ? kind + " " + manifest.fullName() : "";
  }

  /** Returns whether an object shows something that only a cluster at work writes. */
  private static boolean isObserved(Manifest manifest) {
    if (manifest instanceof DaemonSet daemonSet) {
      return daemonSet.status().isGiven();
    }
    if (manifest instanceof Node node) {
      return !node.conditions().isEmpty();
    }
    return manifest instanceof Pod pod && pod.phase().isGiven();
  }

  /** Resource versions are numbers that are too long for some types. */
  private static boolean isNewer(Manifest manifest, Manifest other) {
    String version = manifest.meta().resourceVersion();
    String than = other.meta().resourceVersion();
    return version.length() == than.length()
        ? version.compareTo(than) > 0
        : version.length() > than.length();
  }

  private ManifestFile without(ManifestFile file) {
    List<Manifest> manifests = new ArrayList<>();
    List<FieldCursor> daemonSets = new ArrayList<>();
    List<Location> gone = new ArrayList<>();
    int next = 0;
    for (Manifest manifest : file.manifests()) {
      boolean tree = manifest instanceof DaemonSet && !file.daemonSets().isEmpty();
      FieldCursor content = tree ? file.daemonSets().get(next++) : null;
      Span extent = manifest.place().valueSpan();
      if (!dropped.contains(manifest)) {
        manifests.add(manifest);
        if (content != null) {
          daemonSets.add(content);
        }
      } else if (extent != null && !manifest.meta().uid().isEmpty()) {
        // What a server never took is refused wherever it is written.
        gone.add(new Location(manifest.origin().file(), extent));
      }
    }
    int count = file.manifests().size() - manifests.size();
    return count == 0 ? file : file.without(count, manifests, daemonSets, gone);
  }
}
