package dev.rollcall.engine.reading;

import dev.rollcall.yaml.YamlMapping;

/** What a kustomization changes of objects that it takes in. */
interface KustomizeChange {

  /** Returns the kind and name, as {@code Kind/name}, of what it changes. */
  String target();

  /** Returns an object with the change; what is new in it stands elsewhere. */
  YamlMapping apply(YamlMapping object);
}
