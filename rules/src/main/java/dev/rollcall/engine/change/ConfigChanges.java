package dev.rollcall.engine.change;

import dev.rollcall.model.CanonicalText;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the ConfigMaps and Secrets that change below pods which are not restarted. */
final class ConfigChanges {

  private static final String[] CONTENT = {"data", "binaryData", "stringData"};

  private final Inventory before;
  private final Inventory after;

  ConfigChanges(Inventory before, Inventory after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Returns what changes below a DaemonSet whose pod template stays the same.
   *
   * @param content the text of the DaemonSet
   */
  List<ConfigChange> of(DaemonSet daemonSet, FieldCursor content) {
    List<ConfigChange> changes = new ArrayList<>();
    FieldCursor pod = content.path("spec", "template", "spec");
    for (GenericObject object : after.others()) {
      String kind = object.kind();
      boolean config = kind.equals("ConfigMap") || kind.equals("Secret");
      if (config && object.namespace().equals(daemonSet.namespace())) {
        Set<String> keys = changedKeys(object);
        ConfigChange change = keys.isEmpty() ? null : change(object, keys, pod);
        if (change != null) {
          changes.add(change);
        }
      }
    }
    return changes;
  }

  /** Returns the keys whose value is another one; none where the object is new. */
  private Set<String> changedKeys(GenericObject object) {
    Set<String> changed = new HashSet<>();
    for (GenericObject old : before.ofKind(object.kind())) {
      if (!old.name().equals(object.name()) || !old.namespace().equals(object.namespace())) {
        continue;
      }
      for (String part : CONTENT) {
        compare(old.content().get(part), object.content().get(part), changed);
        compare(object.content().get(part), old.content().get(part), changed);
      }
    }
    return changed;
  }

  private static void compare(FieldCursor one, FieldCursor other, Set<String> changed) {
    for (FieldCursor entry : one.entries()) {
      String text = CanonicalText.of(entry.node());
      if (!text.equals(CanonicalText.of(other.entry(entry.name()).node()))) {
        changed.add(entry.name());
      }
    }
  }

  private static @Nullable ConfigChange change(
      GenericObject object, Set<String> keys, FieldCursor pod) {
    boolean map = object.kind().equals("ConfigMap");
    Set<String> stale = new LinkedHashSet<>();
    Set<String> following = new LinkedHashSet<>();
    Set<String> volumes = volumes(object, map, pod);
    for (String list : new String[] {"initContainers", "containers"}) {
      for (FieldCursor container : pod.get(list).items()) {
        String of = " of container \"" + container.get("name").stringOrEmpty() + "\"";
        if (readsEnvironment(container, object.name(), map, keys)) {
          stale.add("the environment" + of);
        }
        for (FieldCursor mount : container.get("volumeMounts").items()) {
          String volume = mount.get("name").stringOrEmpty();
          boolean part = mount.get("subPath").isPresent() || mount.get("subPathExpr").isPresent();
          if (volumes.contains(volume) && part) {
            stale.add("the subPath mount " + mount.get("mountPath").stringOrEmpty() + of);
          } else if (volumes.contains(volume)) {
            following.add("volume \"" + volume + "\"");
          }
        }
      }
    }
    return stale.isEmpty() && following.isEmpty()
        ? null
        : new ConfigChange(
            object.kind(), object.name(), List.copyOf(stale), List.copyOf(following));
  }

  private static boolean readsEnvironment(
      FieldCursor container, String name, boolean map, Set<String> keys) {
    for (FieldCursor source : container.get("envFrom").items()) {
      String from = map ? "configMapRef" : "secretRef";
      if (source.path(from, "name").stringOrEmpty().equals(name)) {
        return true;
      }
    }
    for (FieldCursor variable : container.get("env").items()) {
      FieldCursor from = variable.path("valueFrom", map ? "configMapKeyRef" : "secretKeyRef");
      if (from.get("name").stringOrEmpty().equals(name)
          && keys.contains(from.get("key").stringOrEmpty())) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> volumes(GenericObject object, boolean map, FieldCursor pod) {
    Set<String> names = new HashSet<>();
    for (FieldCursor volume : pod.get("volumes").items()) {
      FieldCursor source =
          map ? volume.path("configMap", "name") : volume.path("secret", "secretName");
      boolean reads = source.stringOrEmpty().equals(object.name());
      for (FieldCursor projected : volume.path("projected", "sources").items()) {
        FieldCursor part = projected.path(map ? "configMap" : "secret", "name");
        reads |= part.stringOrEmpty().equals(object.name());
      }
      if (reads) {
        names.add(volume.get("name").stringOrEmpty());
      }
    }
    return names;
  }
}
