package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.ObjectReference;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** The ConfigMaps and Secrets of the input that a DaemonSet can refer to. */
final class ConfigObjects {

  private static final List<String> KINDS = List.of("ConfigMap", "Secret");

  private final List<GenericObject> objects;

  private ConfigObjects(List<GenericObject> objects) {
    this.objects = objects;
  }

  static ConfigObjects of(DaemonSet daemonSet, Inventory inventory) {
    List<GenericObject> objects = new ArrayList<>();
    for (String kind : KINDS) {
      for (GenericObject other : inventory.ofKind(kind)) {
        if (mayBeBeside(daemonSet, other)) {
          objects.add(other);
        }
      }
    }
    return new ConfigObjects(objects);
  }

  /** What names no namespace goes where it is applied to. */
  private static boolean mayBeBeside(DaemonSet daemonSet, GenericObject other) {
    return other.namespace().equals(daemonSet.namespace())
        || !other.meta().namespace().isGiven()
        || !daemonSet.meta().namespace().isGiven();
  }

  /**
   * Returns the keys that the object of a reference has, of several of one name those of all; none
   * if it is not known what it has.
   */
  List<String> keysOf(ObjectReference reference) {
    List<String> keys = new ArrayList<>();
    for (GenericObject object : named(reference)) {
      if (isFilledByOthers(object)) {
        return List.of();
      }
      add(object.content().get("data"), keys);
      add(object.content().get("stringData"), keys);
      if (reference.mounted()) {
        add(object.content().get("binaryData"), keys);
      }
    }
    return keys;
  }

  /** Returns whether the object has the key where only volumes look for it. */
  boolean isBinary(ObjectReference reference, String key) {
    for (GenericObject object : named(reference)) {
      if (object.content().get("binaryData").entry(key).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private List<GenericObject> named(ObjectReference reference) {
    List<GenericObject> named = new ArrayList<>();
    for (GenericObject object : objects) {
      if (object.kind().equals(reference.kind()) && object.name().equals(reference.name().get())) {
        named.add(object);
      }
    }
    return named;
  }

  /**
   * Controllers add keys to objects that ask for it by a label, an annotation or their type, as
   * those of OpenShift and of service accounts do.
   */
  private static boolean isFilledByOthers(GenericObject object) {
    String type = object.text("type");
    if (type.startsWith("kubernetes.io/service-account-token")) {
      return true;
    }
    FieldCursor meta = object.content().get("metadata");
    return asksForMore(meta.get("labels")) || asksForMore(meta.get("annotations"));
  }

  private static boolean asksForMore(FieldCursor marks) {
    for (FieldCursor mark : marks.entries()) {
      if (mark.name().contains("inject") || mark.name().contains("reflect")) {
        return true;
      }
    }
    return false;
  }

  private static void add(FieldCursor map, List<String> to) {
    for (FieldCursor entry : map.entries()) {
      if (!to.contains(entry.name())) {
        to.add(entry.name());
      }
    }
  }
}
