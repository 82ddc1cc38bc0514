package dev.rollcall.placement.reference;

import dev.rollcall.model.Manifest;
import dev.rollcall.model.ModelReader;
import dev.rollcall.model.Node;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The clusters that are built in, each a file beside this class; read when asked for. */
public final class ReferenceClusters {

  /** The one that stands in for nodes unless another is configured. */
  public static final String DEFAULT = "kubeadm";

  private static final List<String> NAMES =
      List.of(
          "kubeadm",
          "k3s",
          "eks",
          "eks-fargate",
          "gke",
          "aks",
          "mixed-os",
          "gpu",
          "edge",
          "openshift",
          "talos");

  private ReferenceClusters() {}

  public static List<String> names() {
    return NAMES;
  }

  /** Returns whether there is a cluster of the name. */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }

  /** Reads the cluster of the name. */
  public static ReferenceCluster load(String name) {
    if (!has(name)) {
      throw new IllegalArgumentException("no reference cluster \"" + name + "\"");
    }
    SourceFile file = new SourceFile("cluster " + name, text(name));
    List<Node> nodes = new ArrayList<>();
    String title = "";
    List<String> absent = List.of();
    List<String> varying = List.of();
    for (YamlDocument document : new YamlParser(YamlLimits.DEFAULT).parse(file).documents()) {
      if (!(document.root() instanceof YamlMapping mapping)) {
        throw new IllegalStateException("cluster " + name + " has a document that is no object");
      }
      FieldCursor object = ModelReader.open(file, mapping, ObjectId.UNKNOWN);
      Manifest manifest = ModelReader.read(object);
      if (manifest instanceof Node node) {
        nodes.add(node);
      } else {
        title = object.path("data", "title").stringOrEmpty();
        absent = lines(object.path("data", "absent"));
        varying = lines(object.path("data", "varying"));
      }
    }
    return new ReferenceCluster(name, title, nodes, absent, varying);
  }

  private static List<String> lines(FieldCursor text) {
    return text.isPresent() ? List.of(text.stringOrEmpty().split("\n")) : List.of();
  }

  private static String text(String name) {
    return name.equals(DEFAULT)
        ? resource("clusters/" + DEFAULT + ".yaml")
        : resource("clusters/" + name + ".yaml");
  }

  /** Reads a resource; dev-tools/InlineTexts.java makes a constant of it in the distribution. */
  private static String resource(String name) {
    try (InputStream in = ReferenceClusters.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
