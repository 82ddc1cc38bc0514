package dev.rollcall.model;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Objects in the order of the input, which each DaemonSet is looked up in by kind. */
final class ObjectsByKind extends AbstractList<GenericObject> {

  private final List<GenericObject> objects;
  private final Map<String, List<GenericObject>> byKind = new HashMap<>();

  ObjectsByKind(List<GenericObject> objects) {
    this.objects = List.copyOf(objects);
    for (GenericObject object : objects) {
      byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object);
    }
  }

  @Override
  public GenericObject get(int index) {
    return objects.get(index);
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public Iterator<GenericObject> iterator() {
    return objects.iterator();
  }

  /** Returns those of a kind, in the order of the input. */
  List<GenericObject> ofKind(String kind) {
    return Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }
}
