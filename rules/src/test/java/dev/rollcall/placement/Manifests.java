package dev.rollcall.placement;

import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Reads manifests for tests of this package. */
public final class Manifests {

  private static final ObjectId NO_LIST = new ObjectId("", "", "", "");

  private Manifests() {}

  /** Reads YAML documents, the items of lists as objects of their own. */
  public static Inventory inventory(String yaml) {
    return inventory("test.yaml", yaml);
  }

  /** Reads the YAML documents of a file, whose name tells what some of them are. */
  public static Inventory inventory(String name, String yaml) {
    SourceFile file = new SourceFile(name, yaml);
    List<Manifest> manifests = new ArrayList<>();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      add(file, document.root(), manifests);
    }
    return Inventory.of(manifests);
  }

  /** Reads the objects of some fields of a case. */
  static Inventory inventory(FieldCursor recorded, String... lists) {
    List<Manifest> manifests = new ArrayList<>();
    for (String list : lists) {
      for (FieldCursor item : recorded.get(list).items()) {
        add(recorded.place().origin().file(), item.node(), manifests);
      }
    }
    return Inventory.of(manifests);
  }

  private static void add(SourceFile file, YamlNode node, List<Manifest> manifests) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    FieldCursor object = ModelReader.open(file, mapping, NO_LIST);
    List<FieldCursor> items = object.get("items").items();
    items.forEach(item -> add(file, item.node(), manifests));
    Manifest manifest = ModelReader.read(object);
    if (manifest != null) {
      manifests.add(manifest);
    }
  }

  /** Returns the cases of a recording, one per line. */
  static List<FieldCursor> cases(String name) {
    List<FieldCursor> cases = new ArrayList<>();
    for (String line : text("/conformance/" + name + ".jsonl.gz").split("\n")) {
      SourceFile file = new SourceFile(name, line);
      YamlNode root = new YamlParser(YamlLimits.DEFAULT).parse(file).documents().get(0).root();
      cases.add(ModelReader.open(file, (YamlMapping) Objects.requireNonNull(root), NO_LIST));
    }
    return cases;
  }

  /** Returns the text of a resource, unpacked. */
  static String text(String resource) {
    try (InputStream in = Objects.requireNonNull(Manifests.class.getResourceAsStream(resource))) {
      InputStream plain = resource.endsWith(".gz") ? new GZIPInputStream(in) : in;
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
