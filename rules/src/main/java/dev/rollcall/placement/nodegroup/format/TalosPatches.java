package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.source.SourceFile;
import dev.rollcall.text.UnixPath;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlSequence;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Patches of Talos' machine configurations: texts, or files of the input by their paths. */
final class TalosPatches {

  private static final String LABELS = "/machine/nodeLabels";
  private static final List<String> DECISIVE =
      List.of("/machine/nodeLabels", "/machine/nodeTaints", "/machine/kubelet", "/cluster/allow");

  private static final String CLUSTER = "/cluster/";

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  /** Applies the patches of a list, which are written in a file. */
  void apply(FieldCursor patches, TalosMachine machine, GenericObject in, GroupDocuments all) {
    for (FieldCursor patch : patches.items()) {
      String text = patch.stringOrEmpty();
      if (text.startsWith("@")) {
        applyFile(text.substring(1), machine, in, all);
      } else if (patch.string() == null) {
        apply(patch, machine);
      } else {
        applyText(text, patch, machine);
      }
    }
  }

  private static void applyFile(
      String path, TalosMachine machine, GenericObject in, GroupDocuments all) {
    List<GenericObject> documents = List.of();
    try {
      Path around = Path.of(in.origin().file().name()).resolveSibling(path).normalize();
      documents = all.inFile(UnixPath.of(around));
    } catch (InvalidPathException e) {
      // No such file is in the input.
    }
    if (documents.isEmpty()) {
      machine.incomplete();
    }
    documents.forEach(document -> apply(document.content(), machine));
  }

  private void applyText(String text, FieldCursor patch, TalosMachine machine) {
    String file = patch.place().origin().file().name();
    YamlFile parsed = parser.parse(new SourceFile(file, text));
    if (parsed.documents().isEmpty() || !parsed.problems().isEmpty()) {
      machine.incomplete();
    }
    for (YamlDocument document : parsed.documents()) {
      FieldCursor content = new FieldCursor(patch.place(), document.root());
      if (document.root() instanceof YamlSequence) {
        content.items().forEach(operation -> operate(operation, machine));
      } else {
        apply(content, machine);
      }
    }
  }

  /** A strategic patch has the shape of what it patches. */
  static void apply(FieldCursor content, TalosMachine machine) {
    String kind = content.get("kind").stringOrEmpty();
    if (kind.equals("KubeNodeConfig")) {
      machine.node(content);
    } else if (kind.isEmpty()) {
      machine.machine(content.get("machine")).schedulable(content.get("cluster"));
    }
  }

  /** An operation of a JSON patch; of those on the fields that count, only adding is read. */
  static void operate(FieldCursor operation, TalosMachine machine) {
    String path = operation.get("path").stringOrEmpty();
    boolean adds = List.of("add", "replace").contains(operation.get("op").stringOrEmpty());
    FieldCursor value = operation.get("value");
    if (adds && path.equals(LABELS)) {
      machine.label(value);
    } else if (adds && path.startsWith(CLUSTER) && value.bool() != null) {
      machine.schedulable(path.substring(CLUSTER.length()), value.isTrue());
    } else if (DECISIVE.stream().anyMatch(path::startsWith)) {
      machine.incomplete();
    }
  }
}
