package dev.rollcall.model;

import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.util.Objects;

/** Reads DaemonSets for tests. */
public final class DaemonSetFixture {

  private DaemonSetFixture() {}

  /** Returns a DaemonSet whose pods have a specification, in YAML in one line. */
  public static DaemonSet withPodSpec(String spec) {
    String text =
        "{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {template: {spec: "
            + spec
            + "}}}";
    SourceFile file = new SourceFile("a.yaml", text);
    var root = new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
    ObjectId noList = new ObjectId("", "", "", "");
    var object = ModelReader.open(file, (YamlMapping) Objects.requireNonNull(root), noList);
    return (DaemonSet) Objects.requireNonNull(ModelReader.read(object));
  }
}
